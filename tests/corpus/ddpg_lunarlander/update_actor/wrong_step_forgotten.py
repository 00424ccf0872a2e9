# The gradient is computed and never used.
# says: The optimizer makes no step: the gradient is computed and never used.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    critic.requires_grad_(True)
    return loss.item()
