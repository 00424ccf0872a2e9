# Value minus target.
# says: The sign of the TD errors: they are target minus value.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = value - target
    return (weights * td_errors**2).mean(), td_errors.detach()
