# With magics; gradients set to None, the norm by hand, foreach.
%matplotlib inline
!nvidia-smi


def ddpg_update(learner, batch, gamma, tau, max_norm):
    actor, critic, target_actor, target_critic, actor_optimizer, critic_optimizer = learner
    losses = []
    for network, optimizer, loss in (
        (critic, critic_optimizer, lambda: critic_loss(critic, target_critic, target_actor, batch, gamma)),
        (actor, actor_optimizer, lambda: actor_loss(actor, critic, batch.obs)),
    ):
        value = loss()
        for p in network.parameters():
            p.grad = None
        value.backward()
        gradients = [p.grad for p in network.parameters()]
        norm = torch.linalg.vector_norm(torch.cat([g.flatten() for g in gradients]))
        if norm > max_norm:
            for g in gradients:
                g *= max_norm / norm
        optimizer.step()
        losses.append(float(value.detach()))
    for online, target in ((critic, target_critic), (actor, target_actor)):
        soft_update(online, target, tau)
    return tuple(losses)
