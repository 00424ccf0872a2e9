# Computes the target in eval mode and then switches to training mode, whatever it was.
# says: The mode of a network is the caller's: it was in evaluation mode, and is in training mode now.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    q_network.eval()
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    q_network.train()
    return (q_network(obs)[action] - target) ** 2
