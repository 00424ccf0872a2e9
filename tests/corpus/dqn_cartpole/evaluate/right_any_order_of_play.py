# Each seed is played once, from the largest to the smallest, and looked up in the order that was asked for.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return torch.max(q_network(torch.tensor(obs)), 0).indices.item()

    found = {seed: run_episode(env, greedy, seed=seed) for seed in sorted(set(seeds), reverse=True)}
    return np.array([found[seed] for seed in seeds], dtype=np.float64)
