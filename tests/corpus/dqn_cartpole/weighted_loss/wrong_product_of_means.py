# The mean of the weights times the mean of the squares.
# says: The mean of the products is asked for, not the product of the means: a weight belongs to the error of its own transition. Are the weights applied after the mean, or are (batch, 1) and (batch,) mixed?
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    loss = (weights * F.mse_loss(value, target)).mean()
    return loss, (target - value).detach()
