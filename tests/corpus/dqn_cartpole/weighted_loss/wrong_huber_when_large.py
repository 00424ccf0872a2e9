# Twice the Huber loss: squared up to an error of 1, linear beyond.
# says: The error is squared, however large it is: here it counts linearly beyond 1.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)

    td_errors = target - value
    losses = 2 * F.smooth_l1_loss(value, target, reduction="none")
    return (weights * losses).mean(), td_errors.detach()
