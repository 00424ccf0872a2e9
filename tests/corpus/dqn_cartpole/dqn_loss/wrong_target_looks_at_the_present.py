# obs in place of next_obs.
# says: The target looks at next_obs, not at obs.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
