# The gradient is turned around instead of the loss; a NumPy float comes back.
!nvidia-smi
def update_actor(actor, critic, actor_optimizer, obs):
    q = critic(obs, actor(obs)).mean()
    gradients = torch.autograd.grad(q, [*actor.parameters()])
    actor_optimizer.zero_grad()
    for p, g in zip(actor.parameters(), gradients):
        p.grad = -g
    actor_optimizer.step()
    return np.float32(-q.item())
