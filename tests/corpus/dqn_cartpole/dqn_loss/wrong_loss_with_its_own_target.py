# The loss takes a target of its own, through which the gradient flows.
# says: The gradient flows through the target as well, but the target is a constant.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    best = network(batch.next_obs).amax(dim=1)
    target = batch.reward + gamma * best * ~batch.terminated
    if network is not q_network:
        target = target.detach()
    return F.mse_loss(value, target)
