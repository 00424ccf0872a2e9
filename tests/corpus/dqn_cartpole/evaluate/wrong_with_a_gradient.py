# Autograd records every step.
# says: Evaluation needs no gradient
def evaluate(q_network, env, seeds):
    def greedy(obs):
        return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
