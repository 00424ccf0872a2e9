# The number of the best action in place of its value.
# says: The target takes the value of the best next action, not the number of that action.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).argmax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
