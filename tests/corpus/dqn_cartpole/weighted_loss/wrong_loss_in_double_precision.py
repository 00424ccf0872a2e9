# The loss is float64.
# says: The loss is float32, as everything that goes in.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights.double() * td_errors.double() ** 2).mean(), td_errors.detach()
