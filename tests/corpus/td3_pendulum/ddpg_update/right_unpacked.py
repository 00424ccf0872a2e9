# The learner unpacked, zeros kept as tensors, all networks' gradients cleared by the modules, and the other convention's function for the targets.
def ddpg_update(learner, batch, gamma, tau, max_norm, talk=False):
    """One update of everything: critic, then actor, then both targets."""
    actor, critic, slow_actor, slow_critic, actor_adam, critic_adam = learner

    td = critic_loss(critic, slow_critic, slow_actor, batch, gamma=gamma)
    critic.zero_grad(set_to_none=False)
    td.backward()
    length = nn.utils.clip_grad_norm_(list(critic.parameters()), max_norm=max_norm, norm_type=2.0)
    critic_adam.step()

    climb = actor_loss(actor, critic, batch.obs)
    actor.zero_grad(set_to_none=False)
    climb.backward()
    nn.utils.clip_grad_norm_(list(actor.parameters()), max_norm=max_norm)
    actor_adam.step()
    critic.zero_grad()  # what the actor's loss has left there

    for fast, slow in ((critic, slow_critic), (actor, slow_actor)):
        soft_update_rho(fast, slow, 1 - tau)
    if talk:
        print("length of the critic's gradient", float(length))
    return td.item(), climb.item()
