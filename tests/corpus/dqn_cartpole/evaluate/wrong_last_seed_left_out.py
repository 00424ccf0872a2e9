# One episode too few.
# says: One return for each seed
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy, seed=seeds[i]) for i in range(len(seeds) - 1)])
