# All columns of shape (batch, 1), made flat at the end; max in place of argmax.
@torch.no_grad()
def double_dqn_target(q_network, target_network, batch, gamma):
    obs, action, reward, next_obs, terminated = batch
    _, best = q_network(next_obs).max(dim=1, keepdim=True)
    value = torch.gather(target_network(next_obs), 1, best)
    target = reward.view(-1, 1) + gamma * value * terminated.logical_not().view(-1, 1)
    return target.flatten()
