# The weighted error is squared, and the weight with it.
# says: Are the weights squared? A weight multiplies the squared error, and stands outside of the square.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return ((weights * td_errors) ** 2).mean(), td_errors.detach()
