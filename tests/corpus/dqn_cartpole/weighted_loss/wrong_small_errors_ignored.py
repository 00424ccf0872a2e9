# Errors below 0.01 count as 0.
# says: Small errors count as well: none is set to 0.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    td_errors = torch.where(td_errors.abs() < 0.01, 0 * td_errors, td_errors)
    return (weights * td_errors**2).mean(), td_errors.detach()
