# backward() is called here, so that the training step cannot.
# says: The gradients are worked out in here already: that belongs into the training step.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    loss = (weights * td_errors**2).mean()
    loss.backward()
    return loss, td_errors.detach()
