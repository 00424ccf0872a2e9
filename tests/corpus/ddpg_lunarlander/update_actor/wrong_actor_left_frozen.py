# The actor is frozen after its step.
# says: Parameters of the actor no longer require a gradient: it can learn no more.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    for p in list(actor.parameters())[:2]:
        p.requires_grad_(False)
    return loss.item()
