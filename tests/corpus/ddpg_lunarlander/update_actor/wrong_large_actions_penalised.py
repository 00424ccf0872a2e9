# A penalty on large actions is added to the loss.
# says: Something is added to minus the mean value: the loss is that alone.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean() + 1e-2 * actor(obs).square().mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
