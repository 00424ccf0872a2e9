# no_grad stands around the definition of the policy, not around its calls.
# says: Autograd recorded the network's work. An evaluation needs no gradient; to detach what comes out of the network is too late.
def evaluate(q_network, env, seeds):
    with torch.no_grad():
        def greedy(obs):
            return int(q_network(torch.as_tensor(obs)).argmax())

    return np.array([run_episode(env, greedy, seed=seed) for seed in seeds])
