# A list, with which returns.mean() fails.
# says: A list has no mean(); wanted is a NumPy array.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return [run_episode(env, greedy, seed=seed) for seed in seeds]
