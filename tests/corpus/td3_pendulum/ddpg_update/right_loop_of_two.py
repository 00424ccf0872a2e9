# One loop over critic and actor, each with a function that makes its loss when its turn has come.
def ddpg_update(learner, batch, gamma, tau, max_norm):
    """One update of everything: critic, then actor, then both targets."""
    turns = {
        "critic": lambda: critic_loss(
            learner.critic, learner.target_critic, learner.target_actor, batch, gamma
        ),
        "actor": lambda: actor_loss(learner.actor, learner.critic, batch.obs),
    }
    losses = {}
    for name, make_loss in turns.items():
        network, optimizer = getattr(learner, name), getattr(learner, f"{name}_optimizer")
        loss = make_loss()
        losses[name] = loss.item()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), max_norm)
        optimizer.step()
    for name in turns:
        soft_update(getattr(learner, name), getattr(learner, f"target_{name}"), tau)
    return tuple(losses.values())
