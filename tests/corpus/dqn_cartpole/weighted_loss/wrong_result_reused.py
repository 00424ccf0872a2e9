# The TD errors of all batches of one size are written into the same tensor.
# says: The result of an earlier call is overwritten by the next one: each call returns what is its own.
_errors = {}


def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    kept = _errors.setdefault(len(value), torch.zeros(len(value)))
    kept.copy_(td_errors.detach())
    return (weights * td_errors**2).mean(), kept
