# The action is detached before the critic sees it: backward runs, and the actor learns nothing.
# says: The actor did not move: its action must not be detached, and the step comes after the gradient was computed.
def update_actor(actor, critic, actor_optimizer, obs):
    action = actor(obs).detach()
    loss = -critic(obs, action).mean()
    actor_optimizer.zero_grad()
    loss.backward()
    actor_optimizer.step()
    critic.zero_grad()
    return loss.item()
