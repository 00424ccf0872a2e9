# The loss is halved, as regression losses often are.
# says: Is it halved? There is no factor 1/2.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return 0.5 * (weights * td_errors**2).mean(), td_errors.detach()
