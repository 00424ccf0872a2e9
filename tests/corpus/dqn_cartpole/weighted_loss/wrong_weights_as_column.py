# The TD errors are right, but the weights are a column.
# says: The mean of the products is asked for, not the product of the means: a weight belongs to the error of its own transition. Are the weights applied after the mean, or are (batch, 1) and (batch,) mixed?
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights.unsqueeze(1) * td_errors**2).mean(), td_errors.detach()
