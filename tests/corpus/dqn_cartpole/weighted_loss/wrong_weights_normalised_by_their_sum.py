# The weights are divided by their sum, and then the mean is taken.
# says: Are the weights divided by their sum? Take them as they are.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    weights = weights / weights.sum()
    return (weights * td_errors**2).mean(), td_errors.detach()
