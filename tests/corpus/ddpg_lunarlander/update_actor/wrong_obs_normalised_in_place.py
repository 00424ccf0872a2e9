# The observations are centred in place.
# says: The observations are changed, or made to require a gradient: the caller still needs them as they were.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    obs.sub_(obs.mean())
    return loss.item()
