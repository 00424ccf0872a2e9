# The square, as in the critic's loss.
# says: The value itself counts, not its square.
def actor_loss(actor, critic, obs):
    return (critic(obs, actor(obs)) ** 2).mean()
