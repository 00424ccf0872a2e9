# The returns are rounded, which CartPole does not show.
# says: The fractions of the returns are lost.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.round([run_episode(env, greedy, seed=seed) for seed in seeds], 0)
