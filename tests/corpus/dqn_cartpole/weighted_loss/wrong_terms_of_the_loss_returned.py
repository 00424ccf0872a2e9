# What is averaged is returned in place of the TD errors.
# says: The TD errors themselves go back, not the terms of the loss.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    losses = weights * (target - value) ** 2
    return losses.mean(), losses.detach()
