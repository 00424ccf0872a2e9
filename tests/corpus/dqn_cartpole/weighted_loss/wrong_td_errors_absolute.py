# The TD errors without their sign.
# says: The TD errors keep their sign: the buffer takes the absolute value itself.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = (target - value).abs()
    return (weights * td_errors**2).mean(), td_errors.detach()
