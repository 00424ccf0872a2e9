# The terms of the loss are computed in the tensor of the weights.
# says: weights was changed in place
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    weights *= td_errors**2
    return weights.mean(), td_errors.detach()
