# The critic is put into evaluation mode, and left there.
# says: The critic's mode is not what it was: the critic is left exactly as it came.
def update_actor(actor, critic, actor_optimizer, obs):
    """Train the actor for one optimizer step."""
    critic.requires_grad_(False)
    critic.eval()
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
