# (batch, 1) against (batch,): all pairs of transitions.
# says: The difference then has shape (4, 4)
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None])
    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach()
