# All under no_grad.
# says: The loss carries no gradient: only the TD errors are detached, and only once the loss has been computed from them.
def weighted_loss(q_network, batch, target, weights):
    with torch.no_grad():
        value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
        td_errors = target - value
        return (weights * td_errors**2).mean(), td_errors
