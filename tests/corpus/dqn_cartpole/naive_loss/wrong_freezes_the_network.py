# Freezes the network for the target and forgets to undo it.
# says: Parameters of the network no longer require a gradient: it can learn no more.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    q_network.requires_grad_(False)
    target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
