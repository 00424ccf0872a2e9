# Makes all parameters trainable, since a loss is for training.
# says: What the caller has frozen stays frozen: after the call all parameters require a gradient.
def weighted_loss(q_network, batch, target, weights):
    q_network.requires_grad_(True)
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach()
