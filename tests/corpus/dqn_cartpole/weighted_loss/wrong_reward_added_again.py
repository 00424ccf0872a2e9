# The reward is added to the target, which holds it already.
# says: The target is given as an argument: the reward is in it already.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = batch.reward + target - value
    return (weights * td_errors**2).mean(), td_errors.detach()
