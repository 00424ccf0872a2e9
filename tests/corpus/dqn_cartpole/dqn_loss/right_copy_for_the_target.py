# The target comes from a copy of the network; the loss is a dot product.
def dqn_target(network, batch, gamma):
    still = copy.deepcopy(network).requires_grad_(False)
    best = torch.sort(still(batch.next_obs), dim=1, descending=True).values[:, 0]
    return batch.reward.add(best.masked_fill(batch.terminated, 0.0), alpha=gamma)


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs)[range(len(batch.action)), batch.action]
    error = value - dqn_target(network, batch, gamma)
    return error @ error / error.numel()
