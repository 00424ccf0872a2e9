# The chain rule in two steps, first dQ/da by torch.autograd.grad, then back through the actor from there.
def update_actor(actor, critic, actor_optimizer, obs):
    """Train the actor for one optimizer step (Lillicrap et al. 2016, eq. 6).

    obs      (batch, obs_dim) float32
    returns  the loss before the step, a float (no tensor): minus the mean value of the actor's
             actions
    """
    a = actor(obs)
    a_leaf = a.detach().requires_grad_(True)
    q_mean = critic(obs, a_leaf).mean()
    (dq_da,) = torch.autograd.grad(q_mean, a_leaf)
    actor_optimizer.zero_grad()
    a.backward(gradient=-dq_da)
    actor_optimizer.step()
    return -q_mean.item()
