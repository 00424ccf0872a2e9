# Only the actor's last layer is trained.
# says: The gradient does not reach the first layer of the actor.
def actor_loss(actor, critic, obs):
    action = actor[-1](actor[:-1](obs).detach())
    return -critic(obs, action).mean()
