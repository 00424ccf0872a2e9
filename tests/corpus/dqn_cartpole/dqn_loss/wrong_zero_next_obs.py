# Terminal next observations are set to zero in place of masking their values: wrong with biases.
# says: A terminal next observation is set to zero, but the network has a value for that as well: it is the value that must not count.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        alive = (~batch.terminated).float()[:, None]
        best = network(batch.next_obs * alive).amax(dim=1)
    return batch.reward + gamma * best


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action.unsqueeze(1)).squeeze(1)
    target = dqn_target(network, batch, gamma)
    return ((value - target) ** 2).mean()
