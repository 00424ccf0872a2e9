# The TD errors are still part of the graph.
# says: The TD errors are part of the graph still: what goes back to the buffer is detached.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors
