# The weights are divided by their largest once more.
# says: The weights are used as they are: the buffer has divided them already.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights / weights.max() * td_errors**2).mean(), td_errors.detach()
