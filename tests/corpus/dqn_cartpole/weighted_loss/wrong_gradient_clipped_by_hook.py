# The loss is right, but the gradient that flows into the values is clipped to [-1, 1].
# says: The loss is right, its gradient is not: nothing between the loss and the network may clip or scale it.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    value.register_hook(lambda gradient: gradient.clamp(-1, 1))
    return (weights * td_errors**2).mean(), td_errors.detach()
