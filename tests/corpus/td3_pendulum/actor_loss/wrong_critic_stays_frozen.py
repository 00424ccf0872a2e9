# The critic is frozen and never thawed.
# says: switch them on again, or the critic never learns
def actor_loss(actor, critic, obs):
    critic.requires_grad_(False)
    return -critic(obs, actor(obs)).mean()
