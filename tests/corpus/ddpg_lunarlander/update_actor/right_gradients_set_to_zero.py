# The critic's gradients stay there, all zero; numbers are printed and a warning is given.
import warnings


def update_actor(actor, critic, actor_optimizer, obs, verbose=True):
    loss = 0
    for value in critic(obs, actor(obs)):
        loss = loss - value / len(obs)
    for p in actor.parameters():
        p.grad = None
    loss.backward()
    actor_optimizer.step()
    for p in critic.parameters():
        p.grad.zero_()
    if verbose and torch.rand(1).item() < 0.01:
        print(f"actor loss {loss.item():.3f}")
        warnings.warn("the actor has learned", stacklevel=2)
    return float(loss)
