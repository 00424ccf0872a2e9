# The TD errors are float64.
# says: The TD errors are float32, as everything that goes in.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach().double()
