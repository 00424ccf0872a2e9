# The mean is divided by the size of the batch once more.
# says: The mean is taken twice: the loss is divided by the size of the batch once more.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean() / len(obs)
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.item()
