# The loss is right, the gradient that is used holds a penalty on large actions.
# says: The loss is right, but the step is not on its gradient alone.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    (loss + 1e-2 * actor(obs).square().mean()).backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
