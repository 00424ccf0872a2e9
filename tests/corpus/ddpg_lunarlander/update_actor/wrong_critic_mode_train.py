# The critic is put into training mode afterwards, whatever mode it had.
# says: The critic is in another mode, training or evaluation, than before: it is left exactly as it was.
def update_actor(actor, critic, actor_optimizer, obs):
    """Train the actor for one optimizer step (Lillicrap et al. 2016, eq. 6).

    obs      (batch, obs_dim) float32
    returns  the loss before the step, a float (no tensor): minus the mean value of the actor's
             actions
    """
    critic.eval()
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    critic.train()
    return loss.item()
