# Rounds the weights to save memory.
# says: The network changed; the caller still needs it as it was.
def evaluate(q_network, env, seeds):
    with torch.no_grad():
        for parameter in q_network.parameters():
            parameter.copy_(parameter.half().float())

    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
