# torch.where for the terminal rows, a one-hot einsum for Q(s, a), the mean as a dot product.
def dqn_target(network, batch, gamma):
    nothing = torch.zeros_like(batch.reward)
    with torch.no_grad():
        after = torch.max(network(batch.next_obs), 1)[0]
        return torch.where(batch.terminated, nothing, after * gamma).add(batch.reward)


def dqn_loss(q_network, network, batch, gamma):
    q_all = q_network(batch.obs)
    one_hot = F.one_hot(batch.action, q_all.size(1)).type_as(q_all)
    delta = dqn_target(network, batch, gamma) - torch.einsum("na,na->n", q_all, one_hot)
    return torch.dot(delta, delta) / delta.numel()
