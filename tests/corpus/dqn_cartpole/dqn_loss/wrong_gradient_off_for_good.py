# Switches autograd off for the target and not on again.
# says: No gradient reaches the network: something is detached, or stands under no_grad.
def dqn_target(network, batch, gamma):
    torch.set_grad_enabled(False)
    best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
