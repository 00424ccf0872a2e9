# An array of integers cuts the fractions off.
# says: The fractions of the returns are lost: the array holds integers.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([int(run_episode(env, greedy, seed=seed)) for seed in seeds])
