# Observations are limited to [-10, 10], into which the pendulum's fall.
# says: The observations are clipped before the networks see them: they are taken as they are.
def actor_loss(actor, critic, obs):
    obs = obs.clamp(-10.0, 10.0)
    return -critic(obs, actor(obs)).mean()
