# backward is told to collect gradients in the actor alone.
def update_actor(actor, critic, actor_optimizer, obs):
    loss = critic(obs, actor(obs)).mean().neg()
    actor_optimizer.zero_grad()
    loss.backward(inputs=list(actor.parameters()))
    actor_optimizer.step()
    return loss.item()
