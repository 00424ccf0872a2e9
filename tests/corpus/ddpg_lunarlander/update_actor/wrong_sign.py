# The loss is the mean value itself, so that the actor goes downhill.
# says: The loss is minus the mean value, since the optimizer goes downhill.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
