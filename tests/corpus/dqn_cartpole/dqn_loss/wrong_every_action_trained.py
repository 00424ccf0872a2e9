# Every action gets the target.
# says: Only the action that was taken has an error, not every action.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    values = q_network(batch.obs)
    target = dqn_target(network, batch, gamma)[:, None].expand_as(values)
    return F.mse_loss(values, target)
