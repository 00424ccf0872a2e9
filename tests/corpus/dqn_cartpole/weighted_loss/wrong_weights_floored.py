# Small weights are raised to 0.1.
# says: The weights are used as they are, however small.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)

    td_errors = target - value
    return (weights.clamp(min=0.1) * td_errors**2).mean(), td_errors.detach()
