# The size of the weights is added.
# says: Nothing is added to the squared error.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return (q_network(obs)[action] - target) ** 2 + 0.01 * sum(p.square().sum() for p in q_network.parameters())
