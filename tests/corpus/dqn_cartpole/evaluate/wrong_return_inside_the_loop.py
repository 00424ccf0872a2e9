# Returns after the first episode.
# says: There is one return for each seed: is the return statement inside the loop?
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    returns = []
    for seed in seeds:
        returns.append(run_episode(env, greedy, seed=seed))
        return np.array(returns)
