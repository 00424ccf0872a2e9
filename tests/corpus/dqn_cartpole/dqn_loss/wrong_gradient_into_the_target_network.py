# The loss trains both networks.
# says: A gradient flows into the network of the target: the target is a constant.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    best = network(batch.next_obs).amax(dim=1)
    if network is q_network:
        best = best.detach()
    return F.mse_loss(value, batch.reward + gamma * best * ~batch.terminated)
