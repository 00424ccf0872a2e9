# The critic is frozen and never thawed.
# says: The critic's parameters no longer require a gradient: what is switched off has to be switched on again, or the critic never learns.
def actor_loss(actor, critic, obs):
    critic.requires_grad_(False)
    return -critic(obs, actor(obs)).mean()
