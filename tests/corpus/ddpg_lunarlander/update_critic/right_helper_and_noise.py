# A decorated helper, an extra default parameter, a progress bar, a print and a warning.
import warnings


@torch.no_grad()
def td_target(critic, actor, reward, next_obs, terminated, gamma):
    value = critic(next_obs, actor(next_obs))
    return reward + gamma * (1 - terminated.to(reward.dtype)) * value


def update_critic(
    critic, critic_target, actor_target, critic_optimizer, batch, gamma, verbose=True
):
    target = td_target(
        critic_target,
        actor_target,
        reward=batch.reward,
        next_obs=batch.next_obs,
        terminated=batch.terminated,
        gamma=gamma,
    )
    for _ in tqdm(range(1), desc="critic"):
        critic.zero_grad()
        loss = F.mse_loss(critic(batch.obs, batch.action), target)
        loss.backward()
        critic_optimizer.step()
    if verbose and torch.rand(1).item() < 0.01:
        print("critic loss", loss)
        warnings.warn("the critic has learned", stacklevel=2)
    return loss.item()
