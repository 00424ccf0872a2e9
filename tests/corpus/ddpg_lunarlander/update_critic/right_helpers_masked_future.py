# A helper masks the next values by np.where, nn.MSELoss with a sum divided by N, type hints, an extra keyword with a default, a print on request.
@torch.inference_mode()
def _future(critic_target, actor_target, next_obs: torch.Tensor, alive: torch.Tensor) -> np.ndarray:
    """The target networks' next value, 0 where the task ended."""
    values = critic_target(next_obs, actor_target(next_obs)).numpy()
    return np.where(alive.numpy(), values, np.float32(0))


def update_critic(
    critic, critic_target, actor_target, critic_optimizer, batch, gamma: float, *, verbose: bool = False
) -> float:
    """Train the critic for one optimizer step on a batch."""
    obs, action, reward = batch.obs, batch.action, batch.reward
    future = _future(critic_target, actor_target, batch.next_obs, batch.terminated.logical_not())
    y = reward + gamma * torch.from_numpy(future)

    critic_optimizer.zero_grad()
    loss = nn.MSELoss(reduction="sum")(critic(obs, action), y) / y.shape[0]
    before = loss.item()
    loss.backward()
    critic_optimizer.step()
    if verbose:
        print(f"critic loss {before:.4f}")
    return before
