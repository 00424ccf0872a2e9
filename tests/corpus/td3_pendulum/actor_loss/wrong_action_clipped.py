# The action is clipped to [-1, 1], where no gradient comes through.
# says: The actor's action is clipped before the critic sees it: it is judged as it is.
def actor_loss(actor, critic, obs):
    return -critic(obs, actor(obs).clamp(-1, 1)).mean()
