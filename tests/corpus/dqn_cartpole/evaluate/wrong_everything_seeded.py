# Seeds the global generators, so that a training goes on with the same numbers after each evaluation.
# says: An evaluation leaves no trace, but a global random generator was used or seeded.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    returns = []
    for seed in seeds:
        torch.manual_seed(seed)
        np.random.seed(seed)
        returns.append(run_episode(env, greedy, seed=seed))
    return np.array(returns)
