# Freezes the network for good.
# says: Parameters of the network no longer require a gradient: it can learn no more.
def evaluate(q_network, env, seeds):
    q_network.requires_grad_(False)

    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
