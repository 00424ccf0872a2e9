# The TD errors come first.
# says: The loss comes first, then the TD errors: are they swapped?
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return td_errors.detach(), (weights * td_errors**2).mean()
