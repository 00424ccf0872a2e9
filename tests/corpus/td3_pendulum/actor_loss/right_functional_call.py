# The critic is called with its parameters detached.
def actor_loss(actor, critic, obs):
    frozen = {name: p.detach() for name, p in critic.named_parameters()}
    value = torch.func.functional_call(critic, frozen, (obs, actor(obs)))
    return value.mean() * -1
