# Exclusive or for the logical not, a decorated helper for the target, addcmul, and mse without reduction.
def must_bootstrap(terminated, truncated):
    """Where the value of the next observation counts: (batch,) bool, a new tensor."""
    return torch.bitwise_xor(terminated, torch.ones_like(terminated))


@torch.no_grad()
def _regression_target(critic, actor, batch, gamma):
    weight = gamma * must_bootstrap(batch.terminated, batch.truncated).to(batch.reward.dtype)
    return torch.addcmul(batch.reward, weight, critic(batch.next_obs, actor(batch.next_obs)))


def critic_loss(critic, target_critic, target_actor, batch, gamma, reduction="none"):
    """Mean squared error of Q(s, a) against the target, which gets no gradient."""
    y = _regression_target(target_critic, target_actor, batch, gamma)
    return F.mse_loss(y, critic(batch.obs, batch.action), reduction=reduction).mean()
