# The value of the action at the next observation.
# says: Q(s, a) looks at obs, not at next_obs.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.next_obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach()
