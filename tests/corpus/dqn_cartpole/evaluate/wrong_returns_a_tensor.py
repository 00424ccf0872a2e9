# The returns in a tensor; the network in eval mode meanwhile.
# says: Wanted is a NumPy array of returns, not a tensor.
def evaluate(q_network, env, seeds):
    def policy(obs):
        return torch.argmax(q_network.forward(torch.as_tensor(obs))).item()

    was_training = q_network.training
    q_network.eval()
    with torch.set_grad_enabled(False):
        returns = torch.tensor([float(run_episode(env, policy, seed=seed)) for seed in seeds])
    q_network.train(was_training)
    return returns
