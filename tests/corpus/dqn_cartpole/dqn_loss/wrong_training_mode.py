# Computes the target in evaluation mode and switches to training mode afterwards, whatever it was.
# says: The mode of a network is the caller's: it was in evaluation mode, and is in training mode now.
def dqn_target(network, batch, gamma):
    network.eval()
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    network.train()
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
