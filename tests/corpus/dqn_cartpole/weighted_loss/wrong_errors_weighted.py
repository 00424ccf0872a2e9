# The loss is right, but the TD errors returned are multiplied by the root of the weight.
# says: The weights belong into the loss alone: the TD errors that are returned have none.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)

    td_errors = weights.sqrt() * (target - value)
    return td_errors.square().mean(), td_errors.detach()
