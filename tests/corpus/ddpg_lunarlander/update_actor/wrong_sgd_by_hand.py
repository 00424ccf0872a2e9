# A plain gradient step by hand, with the learning rate of the optimizer.
# says: The optimizer that is handed over never makes a step: it alone moves the actor.
def update_actor(actor, critic, actor_optimizer, obs):
    """Train the actor for one optimizer step."""
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in actor.parameters():
            p.sub_(p.grad, alpha=actor_optimizer.param_groups[0]['lr'])
    critic.requires_grad_(True)
    return loss.item()
