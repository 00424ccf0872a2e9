# The mean of the weights times the mean of the squares.
# says: The mean of the products, not the product of the means
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    loss = (weights * F.mse_loss(value, target)).mean()
    return loss, (target - value).detach()
