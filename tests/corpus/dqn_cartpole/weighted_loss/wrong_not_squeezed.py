# (batch, 1) against (batch,): all pairs of transitions.
# says: Are (batch, 1) and (batch,) mixed? Every transition is then compared with every other, and the result is (batch, batch).
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None])
    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach()
