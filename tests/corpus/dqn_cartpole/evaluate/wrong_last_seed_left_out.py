# One episode too few.
# says: There is one return for each seed, in the order of the seeds, and every seed is played.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy, seed=seeds[i]) for i in range(len(seeds) - 1)])
