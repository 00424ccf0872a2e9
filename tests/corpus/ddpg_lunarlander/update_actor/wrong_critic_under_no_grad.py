# no_grad around the critic cuts the actor off, too.
# says: No gradient reaches the actor: is the critic, or the action, detached or under no_grad?
def update_actor(actor, critic, actor_optimizer, obs):
    action = actor(obs)
    with torch.no_grad():
        value = critic(obs, action)
    loss = -value.mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    return loss.item()
