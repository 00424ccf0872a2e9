# Backward() is told which tensors to fill, so that the critic needs no care.
def update_actor(actor, critic, actor_optimizer, obs):
    """Train the actor for one optimizer step (Lillicrap et al. 2016, eq. 6).

    obs      (batch, obs_dim) float32
    returns  the loss before the step, a float (no tensor): minus the mean value of the actor's
             actions
    """
    minus_q = critic(obs, actor(obs)).neg()
    objective = torch.mean(minus_q)
    actor_optimizer.zero_grad(set_to_none=True)
    objective.backward(inputs=[w for w in actor.parameters() if w.requires_grad])
    actor_optimizer.step()
    print(f"actor loss {objective:.3g}")
    return float(objective)
