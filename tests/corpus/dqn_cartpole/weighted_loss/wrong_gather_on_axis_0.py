# gather along the batch.
# says: The actions are numbers of columns, one for each row: is the value looked up along the actions, and not along the batch?
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(0, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach()
