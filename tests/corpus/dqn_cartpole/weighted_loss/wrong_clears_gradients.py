# Clears the network's gradients.
# says: The gradients of the network belong to whoever trains it: nothing is cleared here.
def weighted_loss(q_network, batch, target, weights):
    for p in q_network.parameters():
        p.grad = None
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)

    td_errors = target - value
    return (weights * td_errors**2).mean(), td_errors.detach()
