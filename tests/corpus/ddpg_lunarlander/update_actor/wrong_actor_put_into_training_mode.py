# The actor is put into training mode before it learns.
# says: The actor is in another mode, training or evaluation, than before: nothing but its parameters changes.
def update_actor(actor, critic, actor_optimizer, obs):
    """Train the actor for one optimizer step (Lillicrap et al. 2016, eq. 6).

    obs      (batch, obs_dim) float32
    returns  the loss before the step, a float (no tensor): minus the mean value of the actor's
             actions
    """
    critic.requires_grad_(False)
    actor.train()
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
