# A float is cut off from the network.
# says: A plain number is cut off from the network; wanted is a tensor, which can be differentiated.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma)).item()
