# Switches autograd off and does not switch it on again.
# says: Autograd is still switched off after the evaluation: nothing can be trained any more.
def evaluate(q_network, env, seeds):
    torch.set_grad_enabled(False)

    def greedy(obs):
        return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
