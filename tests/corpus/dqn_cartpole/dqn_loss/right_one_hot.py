# One-hot actions, where, target computed in the loss as well.
def bellman(network, batch, gamma):
    values = network(batch.next_obs)
    best = values[torch.arange(len(values)), values.argmax(dim=1)]
    future = torch.where(batch.terminated, torch.zeros_like(best), best)
    return torch.add(batch.reward, future, alpha=gamma)


def dqn_target(network, batch, gamma):
    with torch.inference_mode():
        target = bellman(network, batch, gamma)
    return target.clone()


def dqn_loss(q_network, network, batch, gamma):
    with torch.no_grad():
        target = bellman(network, batch, gamma)
    values = q_network(batch.obs)
    taken = F.one_hot(batch.action, values.shape[1])
    return torch.mean(torch.square((values * taken).sum(dim=1) - target))
