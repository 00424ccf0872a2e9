# The two errors stacked and summed by einsum, one helper for both steps, type hints and a print.
def _clipped_step(loss: torch.Tensor, network: nn.Module, optimizer, max_norm: float) -> float:
    optimizer.zero_grad(set_to_none=False)
    loss.backward()
    nn.utils.clip_grad_norm_(network.parameters(), max_norm=max_norm)
    optimizer.step()
    return loss.item()


def td3_update(
    learner: Learner,
    batch: Batch,
    update: int,
    gamma: float,
    tau: float,
    max_norm: float,
    noise_std: float,
    noise_clip: float,
    action_limit: float,
    policy_delay: int,
    verbose: bool = False,
) -> tuple[float, float | None]:
    """One update of TD3."""
    goal = td3_target(
        target_actor=learner.target_actor,
        target_critic=learner.target_critic,
        batch=batch,
        gamma=gamma,
        noise_std=noise_std,
        noise_clip=noise_clip,
        action_limit=action_limit,
    )
    errors = torch.stack(tuple(learner.critic(batch.obs, batch.action))) - goal
    both = torch.einsum("ki,ki->", errors, errors) / goal.shape[0]
    critics = _clipped_step(both, learner.critic, learner.critic_optimizer, max_norm)
    if verbose:
        print(f"update {update}: {critics:.3f}")
    if update // policy_delay * policy_delay != update:
        return critics, None
    climb = actor_loss(learner.actor, learner.critic.critic1, batch.obs)
    actors = _clipped_step(climb, learner.actor, learner.actor_optimizer, max_norm)
    soft_update_rho(learner.actor, learner.target_actor, 1.0 - tau)
    soft_update_rho(learner.critic, learner.target_critic, 1.0 - tau)
    return critics, actors
