# The critic is not frozen and not cleared: its parameters keep the gradient of the actor's loss.
# says: A gradient was left behind in the critic, where a later step would find it.
def update_actor(actor, critic, actor_optimizer, obs):
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    return loss.item()
