# Switches the network to training mode, since a loss is for training.
# says: The mode of a network is the caller's: it was in evaluation mode, and is in training mode now.
def weighted_loss(q_network, batch, target, weights):
    q_network.train()
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach()
