# Returns TD errors clipped to [-1, 1].
# says: The TD errors are returned as they are, however large: nothing is clipped.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)

    td_errors = target - value
    loss = (weights * td_errors**2).mean()
    return loss, td_errors.detach().clamp(-1.0, 1.0)
