# The number is weighted, the gradient is not.
# says: The loss is right, its gradient is not that of the weighted loss.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    plain = (td_errors**2).mean()
    return plain + ((weights * td_errors**2).mean() - plain).detach(), td_errors.detach()
