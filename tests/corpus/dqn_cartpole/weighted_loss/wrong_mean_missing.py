# One loss for each transition.
# says: Is the mean missing? The loss is one number for the whole batch.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return weights * td_errors**2, td_errors.detach()
