# Freezes the parameters for the evaluation and makes all of them trainable afterwards, also a frozen target network's.
# says: What the caller has frozen stays frozen: after the call all parameters require a gradient.
def evaluate(q_network, env, seeds):
    parameters = list(q_network.parameters()) if isinstance(q_network, nn.Module) else []
    for p in parameters:
        p.requires_grad_(False)

    def greedy(obs):
        with torch.no_grad():
            return int(q_network(torch.as_tensor(obs)).argmax())

    returns = [run_episode(env, greedy, seed=seed) for seed in seeds]
    for p in parameters:
        p.requires_grad_(True)
    return np.array(returns)
