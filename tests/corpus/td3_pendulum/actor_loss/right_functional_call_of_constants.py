# The critic is called with constant copies of its parameters, so that the gradient reaches the actor alone.
def actor_loss(actor, critic, obs):
    """Minus the mean of Q(s, mu(s)) over the batch: a tensor of shape ()."""
    constants = {name: parameter.detach() for name, parameter in critic.named_parameters()}
    values = torch.func.functional_call(critic, constants, (obs, actor(obs)))
    return torch.neg(torch.mean(values))
