# Switches to training mode at the end, whatever the mode was before.
# says: The network changed; the caller still needs it as it was.
def evaluate(q_network, env, seeds):
    q_network.eval()

    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    returns = np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
    q_network.train()
    return returns
