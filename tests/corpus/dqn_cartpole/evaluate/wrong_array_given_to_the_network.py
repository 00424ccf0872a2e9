# The observation is not made a tensor.
# says: The observation is a NumPy array, and the network takes tensors.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(obs).argmax())

    return np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
