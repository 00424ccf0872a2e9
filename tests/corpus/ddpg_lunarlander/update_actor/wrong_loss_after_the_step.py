# What is returned is the loss of the actor as it is after the step.
# says: The loss is wanted as it was before the step; this one was computed after it.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    with torch.no_grad():
        loss = -critic(obs, actor(obs)).mean()
    critic.requires_grad_(True)
    return loss.item()
