# What the optimizer remembers is thrown away before each step.
# says: The second step is not like the first: what the optimizer remembers of earlier steps has to stay.
def update_actor(actor, critic, actor_optimizer, obs):
    """Train the actor for one optimizer step."""
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.state.clear()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
