# The value farthest from 0 in place of the largest.
# says: The target takes the largest value, not the one farthest from 0.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        values = network(batch.next_obs)
        best = values.gather(1, values.abs().argmax(dim=1, keepdim=True)).squeeze(1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
