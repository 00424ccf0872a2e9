# Only very large actions are limited.
# says: The actor's action is clipped before the critic sees it: it is judged as it is.
def actor_loss(actor, critic, obs):
    return -critic(obs, actor(obs).clamp(-1000.0, 1000.0)).mean()
