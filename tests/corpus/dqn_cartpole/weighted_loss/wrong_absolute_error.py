# The weighted mean of the absolute errors.
# says: The squared error is weighted, not the absolute one.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors.abs()).mean(), td_errors.detach()
