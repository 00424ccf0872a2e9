# Switches the gradient of the network off for good.
# says: Parameters of the network of the target no longer require a gradient: it can learn no more.
def dqn_target(network, batch, gamma):
    network.requires_grad_(False)
    best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
