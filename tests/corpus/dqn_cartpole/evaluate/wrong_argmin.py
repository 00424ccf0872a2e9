# The worst action.
# says: These are the worst actions, not the best.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmin())

    return np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
