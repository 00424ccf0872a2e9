# Columns as far as the loss, detach at the end.
def dqn_target(network, batch, gamma):
    reward, terminated = batch.reward.unsqueeze(1), batch.terminated.unsqueeze(1)
    best = network(batch.next_obs).max(1, keepdim=True)[0]
    target = reward + gamma * best * torch.logical_not(terminated)
    return target.squeeze(1).detach()


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action.view(-1, 1))
    target = dqn_target(network, batch, gamma).view(-1, 1)
    return nn.MSELoss()(value, target)
