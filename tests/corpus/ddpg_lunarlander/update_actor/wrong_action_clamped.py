# The action is clipped to [-1, 1] before the critic sees it: beyond it there is no gradient.
# says: The action is cut off at -1 and 1 before the critic sees it: it is the actor's as it is, whose bounds may be others.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs).clamp(-1.0, 1.0)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
