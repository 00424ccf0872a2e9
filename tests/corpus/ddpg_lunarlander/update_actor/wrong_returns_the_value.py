# The step is right, but what is returned is the mean value and not the loss.
# says: What comes back is the mean value; the loss is minus that.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    value = critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    (-value).backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return value.item()
