# The network is put into eval mode and stays there.
# says: The network is left as it is, its mode as well.
def weighted_loss(q_network, batch, target, weights):
    value = q_network.eval()(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach()
