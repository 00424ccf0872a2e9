# The value keeps its second dimension.
# says: (batch,) and (batch, 1) are mixed: each value is compared with every target.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None])
    return F.mse_loss(value, dqn_target(network, batch, gamma))
