# "The critic must not learn": but now the actor does not, either.
# says: No gradient reaches the actor
def actor_loss(actor, critic, obs):
    action = actor(obs)
    with torch.no_grad():
        value = critic(obs, action)
    return -value.mean()
