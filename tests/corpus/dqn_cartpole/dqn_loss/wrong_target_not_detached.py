# The target carries a gradient.
# says: The target carries a gradient, but a target is a constant.
def dqn_target(network, batch, gamma):
    best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
