# The seeds are counted, not used.
# says: The seeds are counted, but they do not reach the resets.
def evaluate(q_network, env, seeds):
    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy) for _ in seeds])
