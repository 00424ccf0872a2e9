# Computes the returned TD errors in the target's own memory.
# says: The target that was handed in has been overwritten: the caller still needs it.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)

    loss = (weights * (target - value) ** 2).mean()
    td_errors = target.sub_(value.detach())
    return loss, td_errors
