# Adds to the reward of the batch in place.
# says: The batch changed; the caller still needs it as it was.
def dqn_target(network, batch, gamma):
    target = batch.reward
    with torch.no_grad():
        target += gamma * network(batch.next_obs).amax(dim=1) * ~batch.terminated
    return target


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
