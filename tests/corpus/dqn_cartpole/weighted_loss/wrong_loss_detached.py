# The TD errors are detached before the loss is computed.
# says: The loss carries no gradient: only the TD errors are detached, and only once the loss has been computed from them.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = (target - value).detach()
    return (weights * td_errors**2).mean(), td_errors
