# Twice the Huber loss: squared up to an error of 1, linear beyond.
# says: The error is squared, however large it is: here it counts linearly beyond 1.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)

    return 2 * F.smooth_l1_loss(value, dqn_target(network, batch, gamma))
