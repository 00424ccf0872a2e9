# The largest value in place of its action.
# says: An action is the number of the largest value, not the value itself.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).max())

    return np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
