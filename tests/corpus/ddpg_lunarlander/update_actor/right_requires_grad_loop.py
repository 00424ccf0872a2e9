# A context manager of its own freezes the critic, and unfreezes it whatever happens.
from contextlib import contextmanager


@contextmanager
def frozen(module):
    for parameter in module.parameters():
        parameter.requires_grad = False
    try:
        yield
    finally:
        for parameter in module.parameters():
            parameter.requires_grad = True


def update_actor(actor, critic, actor_optimizer, obs):
    with frozen(critic):
        actor_loss = -critic(obs=obs, action=actor(obs)).mean()
        actor_optimizer.zero_grad(set_to_none=False)
        actor_loss.backward()
    actor_optimizer.step()
    return actor_loss.detach().item()
