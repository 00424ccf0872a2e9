# Divides by the mean size of the values, as TD3+BC does.
# says: The value is divided by something: the loss is minus the mean of the values themselves.
def actor_loss(actor, critic, obs):
    value = critic(obs, actor(obs))
    return -(value / value.abs().mean().detach()).mean()
