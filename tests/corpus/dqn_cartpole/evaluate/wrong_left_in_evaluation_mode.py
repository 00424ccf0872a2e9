# Switches to evaluation mode and does not switch back.
# says: The network changed; the caller still needs it as it was.
def evaluate(q_network, env, seeds):
    q_network.eval()

    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
