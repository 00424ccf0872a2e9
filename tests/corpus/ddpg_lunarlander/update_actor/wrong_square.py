# The squared value is minimised, which pulls every value to 0.
# says: The value itself is to be raised, not its square to be lowered.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = critic(obs, actor(obs)).pow(2).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
