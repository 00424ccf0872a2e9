# The critic is called with detached parameters.
def update_actor(actor, critic, actor_optimizer, obs):
    constants = {name: p.detach() for name, p in critic.named_parameters()}

    def actor_loss():
        actor_optimizer.zero_grad()
        value = torch.func.functional_call(critic, constants, (obs, actor(obs)))
        loss = -value.mean()
        loss.backward()
        return loss

    return actor_optimizer.step(actor_loss).item()
