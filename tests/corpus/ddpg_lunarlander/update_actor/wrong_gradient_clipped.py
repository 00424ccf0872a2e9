# The gradient is cut to norm 1, which nobody asked for.
# says: The gradient is clipped or scaled before the step: the step belongs on the gradient of the loss as it is.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(actor.parameters(), 0.1)
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
