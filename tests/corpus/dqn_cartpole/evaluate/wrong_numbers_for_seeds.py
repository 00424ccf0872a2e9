# The numbers of the episodes in place of the seeds.
# says: The seeds are those in the argument, not 0, 1, 2, ...
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    returns = np.zeros(len(seeds))
    for seed in range(len(seeds)):
        returns[seed] = run_episode(env, greedy, seed=seed)
    return returns
