# The critic takes a step of its own on the actor's loss, and learns to flatter.
# says: The critic was changed: only the actor may move, and the critic stays what it was to the last digit.
def update_actor(actor, critic, actor_optimizer, obs):
    critic_optimizer = torch.optim.Adam(critic.parameters(), lr=1e-3)
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    critic_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic_optimizer.step()
    critic_optimizer.zero_grad()
    return loss.item()
