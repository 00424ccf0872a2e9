# A batch of one loses its dimension.
# says: A batch of one is still a batch, and keeps its dimension.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    target = batch.reward + gamma * best * ~batch.terminated
    return target.squeeze()


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
