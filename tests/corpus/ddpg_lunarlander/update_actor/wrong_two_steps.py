# Two rounds of gradient descent where one is asked for.
# says: The optimizer steps more than once: one step is asked for.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    losses = []
    for _ in range(2):
        loss = -critic(obs, actor(obs)).mean()
        actor_optimizer.zero_grad()
        loss.backward()
        actor_optimizer.step()
        losses.append(loss.item())
    critic.requires_grad_(True)
    return losses[0]
