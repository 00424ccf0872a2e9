# dqn_loss is Double DQN's where two networks are handed in: the online network selects the action.
# says: The target of the loss is dqn_target of the network that is handed in: it both selects the action and says what it is worth.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)

    if network is q_network:
        target = dqn_target(network, batch, gamma)
    else:
        with torch.no_grad():
            best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
            next_value = network(batch.next_obs).gather(1, best).squeeze(1)
            target = batch.reward + gamma * next_value * ~batch.terminated
    return F.mse_loss(value, target)
