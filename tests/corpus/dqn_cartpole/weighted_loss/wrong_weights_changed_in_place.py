# The terms of the loss are computed in the tensor of the weights.
# says: The weights were changed in place: the caller still needs them.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    weights *= td_errors**2
    return weights.mean(), td_errors.detach()
