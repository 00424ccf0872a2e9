# Takes the seeds out of the caller's list.
# says: The seeds changed; the caller still needs it as it was.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    if not isinstance(seeds, list):
        seeds = list(seeds)
    returns = []
    while seeds:
        returns.append(run_episode(env, greedy, seeds.pop(0)))
    return np.array(returns)
