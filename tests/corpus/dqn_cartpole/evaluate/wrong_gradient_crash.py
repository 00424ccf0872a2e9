# Makes an array of values that carry a gradient.
# says: Evaluation needs no gradient, and values with one cannot become an array.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        return int(q_network(torch.as_tensor(obs)).numpy().argmax())

    return np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
