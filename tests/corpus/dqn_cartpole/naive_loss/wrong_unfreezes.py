# Freezes the network for the target, and makes all of it trainable afterwards.
# says: What the caller has frozen stays frozen: after the call all parameters require a gradient.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    q_network.requires_grad_(False)
    target = reward + gamma * q_network(next_obs).max() * (not terminated)
    q_network.requires_grad_(True)
    return (q_network(obs)[action] - target) ** 2
