# The TD errors go back weighted.
# says: The weights belong into the loss, not into the TD errors.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    loss = (weights * td_errors**2).mean()
    return loss, (weights * td_errors).detach()
