# Freezes the network when the loss is known.
# says: Parameters of the network no longer require a gradient: it can learn no more.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    loss = (q_network(obs)[action] - target) ** 2
    for parameter in q_network.parameters():
        parameter.requires_grad = False
    return loss
