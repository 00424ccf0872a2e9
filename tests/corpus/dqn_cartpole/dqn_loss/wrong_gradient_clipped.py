# The loss is right, but its gradient is cut.
# says: The gradient goes back as it is: nothing is cut or scaled on the way.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    value.register_hook(lambda gradient: gradient.clamp(-0.1, 0.1))
    return F.mse_loss(value, dqn_target(network, batch, gamma))
