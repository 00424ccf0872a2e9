# Computed in float64 and handed back in float32; the square root of the weights is taken into the error.
def weighted_loss(q_network, batch, target, weights):
    value = q_network(batch.obs).take_along_dim(batch.action[:, None], 1)[:, 0].double()
    scaled = weights.double().sqrt() * (value - target.double())
    td_errors = target.double() - value.detach()
    return (scaled**2).mean().float(), td_errors.float()
