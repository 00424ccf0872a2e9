# Errors beyond 10 are clipped in the loss.
# says: The errors in the loss are used as they are, however large: nothing is clipped.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors.clamp(-10, 10) ** 2).mean(), td_errors.detach()
