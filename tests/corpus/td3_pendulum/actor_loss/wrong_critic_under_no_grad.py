# "The critic must not learn": but now the actor does not, either.
# says: No gradient reaches the actor: it has to come through the critic's value and the action, so neither may be cut off.
def actor_loss(actor, critic, obs):
    action = actor(obs)
    with torch.no_grad():
        value = critic(obs, action)
    return -value.mean()
