# Mean of the negative values.
def actor_loss(actor, critic, obs):
    action = actor(obs)
    value = critic(obs, action)
    return torch.mean(-value)
