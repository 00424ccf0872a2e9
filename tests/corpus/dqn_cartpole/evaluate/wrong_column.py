# The returns as a column.
# says: The returns are one row of numbers, (episodes,), without a further dimension.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([[run_episode(env, greedy, seed=seed)] for seed in seeds])
