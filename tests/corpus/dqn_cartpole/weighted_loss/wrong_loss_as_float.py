# item() is called too early: a float cannot be differentiated.
# says: the loss and the TD errors are tensors
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).mean().item(), td_errors.detach()
