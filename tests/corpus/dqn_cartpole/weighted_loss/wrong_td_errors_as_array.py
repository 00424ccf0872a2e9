# The TD errors are a NumPy array.
# says: The TD errors are a tensor: the training step makes an array of them.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach().numpy()
