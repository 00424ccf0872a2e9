# The critic's gradients are cleared before backward puts new ones there.
# says: A gradient was left behind in the critic, where a later step would find it.
def update_actor(actor, critic, actor_optimizer, obs):
    loss = -critic(obs, actor(obs)).mean()
    actor_optimizer.zero_grad()
    critic.zero_grad()
    loss.backward()
    actor_optimizer.step()
    return loss.item()
