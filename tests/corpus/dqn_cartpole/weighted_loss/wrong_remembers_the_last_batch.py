# The mean runs over the last batch too.
# says: Something is kept from an earlier call: the loss is that of this batch alone.
earlier = []


def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    td_errors = target - value
    earlier.append((weights * td_errors.detach() ** 2).mean())
    loss = (weights * td_errors**2).mean()
    return loss + sum(earlier[:-1]), td_errors.detach()
