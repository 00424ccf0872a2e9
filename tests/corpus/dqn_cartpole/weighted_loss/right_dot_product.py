# The weighted sum as a dot product, divided by the length; one-hot actions.
def weighted_loss(q_network, batch, target, weights):
    values = q_network(batch.obs)
    value = (values * F.one_hot(batch.action, values.shape[1])).sum(dim=1)
    delta = target - value
    loss = torch.dot(weights, delta.square()) / len(delta)
    return loss, delta.detach().clone()
