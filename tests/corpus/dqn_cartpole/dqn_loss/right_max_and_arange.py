# max with its values, indices by arange, the mean by hand.
@torch.no_grad()
def dqn_target(network, batch, gamma):
    best, _ = network(batch.next_obs).max(dim=1)
    return batch.reward + gamma * (1.0 - batch.terminated.float()) * best


def dqn_loss(q_network, network, batch, gamma):
    rows = torch.arange(len(batch.action))
    error = dqn_target(network, batch, gamma) - q_network(batch.obs)[rows, batch.action]
    return (error**2).mean()
