# Every entry of the gradient is cut off at 10.
# says: Large entries of the gradient are cut off before the step: the step belongs on the gradient of the loss as it is.
def update_actor(actor, critic, actor_optimizer, obs):
    """Train the actor for one optimizer step."""
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_value_(actor.parameters(), 10.0)
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
