# The critic is not frozen; its gradients are thrown away after the step.
def update_actor(actor, critic, actor_optimizer, obs):
    actor_optimizer.zero_grad()
    q = critic(obs, actor(obs))
    actor_loss = torch.mean(-q)
    actor_loss.backward()
    actor_optimizer.step()
    critic.zero_grad()
    return actor_loss.item()
