# The actions become a column in the batch itself.
# says: The batch changed; the caller still needs it as it was.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action.unsqueeze_(1)).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
