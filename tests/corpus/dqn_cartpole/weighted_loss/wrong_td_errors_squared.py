# The squared errors are returned.
# says: The TD errors themselves go back, not their squares.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    squares = F.mse_loss(value, target, reduction="none")
    return (weights * squares).mean(), squares.detach()
