# The optimizer steps before backward: each step uses the gradient of nothing.
# says: The actor did not move: its action must not be detached, and the step comes after the gradient was computed.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    actor_optimizer.step()
    loss.backward()
    critic.requires_grad_(True)
    return loss.item()
