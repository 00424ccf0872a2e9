# One transition after the other.
def dqn_target(network, batch, gamma):
    target = []
    for reward, next_obs, terminated in zip(batch.reward, batch.next_obs, batch.terminated):
        y = float(reward)
        if not terminated:
            y += gamma * float(network(next_obs).max())
        target.append(y)
    return torch.tensor(target)


def dqn_loss(q_network, network, batch, gamma):
    target = dqn_target(network, batch, gamma)
    losses = []
    for i in range(len(target)):
        value = q_network(batch.obs[i])[batch.action[i]]
        losses.append((value - target[i]) ** 2)
    return sum(losses) / len(losses)
