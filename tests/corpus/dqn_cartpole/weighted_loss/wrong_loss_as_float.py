# item() is called too early: a float cannot be differentiated.
# says: The loss is a tensor that can be differentiated, not a plain number.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).mean().item(), td_errors.detach()
