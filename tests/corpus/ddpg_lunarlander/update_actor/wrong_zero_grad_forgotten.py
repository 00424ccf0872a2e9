# Gradients of earlier batches are added up in the actor.
# says: An old gradient is added to the new one: gradients of earlier steps have to be cleared first.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
