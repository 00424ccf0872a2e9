# A plain mean squared error.
# says: Are the weights used? This is the plain mean squared error.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return F.mse_loss(value, target), td_errors.detach()
