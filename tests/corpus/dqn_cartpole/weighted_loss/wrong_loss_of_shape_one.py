# The loss keeps a dimension of length 1.
# says: The loss is a single number, without a dimension.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).mean(dim=0, keepdim=True), td_errors.detach()
