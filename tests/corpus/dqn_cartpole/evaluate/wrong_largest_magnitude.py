# Takes the value that is farthest from 0.
# says: The best action has the largest value, not the value farthest from 0.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).abs().argmax())

    return np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
