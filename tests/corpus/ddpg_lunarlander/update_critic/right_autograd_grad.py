# Torch.autograd.grad and gradients put in place by hand, torch.where for the ended rows, detach in place of no_grad.
def update_critic(critic, critic_target, actor_target, critic_optimizer, batch, gamma):
    """Train the critic for one optimizer step on a batch (Lillicrap et al. 2016, eq. 4 and 5).

    batch    obs (batch, obs_dim), action (batch, action_dim), reward (batch,),
             next_obs (batch, obs_dim), terminated (batch,) bool
    gamma    discount factor in [0, 1]
    returns  the loss before the step, a float (no tensor)
    """
    future = critic_target(batch.next_obs, actor_target(batch.next_obs)).detach()
    y = torch.where(batch.terminated, batch.reward, torch.add(batch.reward, future, alpha=gamma))
    loss = (critic(batch.obs, batch.action) - y).square().mean()
    weights = [w for w in critic.parameters() if w.requires_grad]
    for w, g in zip(weights, torch.autograd.grad(loss, weights, allow_unused=True)):
        w.grad = g
    critic_optimizer.step()
    return loss.item()
