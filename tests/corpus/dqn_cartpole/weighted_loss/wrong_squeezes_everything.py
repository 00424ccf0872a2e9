# A batch of one loses its dimension.
# says: A batch of one is still a batch: drop the last dimension alone, and not every dimension of length 1.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze()
    td_errors = (target - value).squeeze()
    return (weights * td_errors**2).mean(), td_errors.detach()
