# The target and the weights are detached once more; the TD errors through .data.
def weighted_loss(q_network, batch, target, weights):
    target, weights = target.detach(), weights.detach()
    q = q_network(batch.obs).gather(1, batch.action.view(-1, 1)).view(-1)
    td_errors = target - q
    loss = (td_errors.pow(2) * weights).sum() / td_errors.shape[0]
    return loss, td_errors.data
