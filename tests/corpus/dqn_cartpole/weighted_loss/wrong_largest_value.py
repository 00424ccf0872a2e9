# The value of the best action, not of the action taken.
# says: The value is that of the action in the batch, not the largest one.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).amax(dim=1)
    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach()
