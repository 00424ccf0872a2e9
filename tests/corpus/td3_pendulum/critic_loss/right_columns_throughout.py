# (batch, 1) everywhere; double precision for the target.
def must_bootstrap(terminated, truncated):
    return torch.logical_not(terminated)


def critic_loss(critic, target_critic, target_actor, batch, gamma):
    mask = must_bootstrap(batch.terminated, batch.truncated).unsqueeze(1)
    with torch.no_grad():
        value = target_critic(batch.next_obs, target_actor(batch.next_obs)).unsqueeze(1)
        target = batch.reward.double()[:, None] + gamma * value * mask
    q = critic(batch.obs, batch.action).view(-1, 1)
    return ((q - target.float()) ** 2).sum() / q.numel()
