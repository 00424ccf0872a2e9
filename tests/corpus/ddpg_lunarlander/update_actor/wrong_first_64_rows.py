# Only the first 64 observations are used.
# says: Only the first rows of a large batch count: the mean is over all of them.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs[:64], actor(obs[:64])).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
