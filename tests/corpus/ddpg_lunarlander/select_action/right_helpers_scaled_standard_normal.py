# Two helpers, a decorator for no_grad, explore as a factor of the deviation, standard_normal, an extra keyword.
@torch.no_grad()
def _greedy(policy, state):
    batch = torch.as_tensor(np.asarray(state, dtype=np.float32)).reshape(1, -1)
    return np.array(policy(batch).numpy()[0], dtype=np.float64)


def _noise(std: float, dims: int) -> np.ndarray:
    return std * np.random.standard_normal(dims)


def select_action(actor, obs, noise_std, action_low, action_high, explore=True, dtype=np.float32):
    """Return the actor's action for one observation, with exploration noise on request."""
    a = _greedy(actor, obs)
    if explore and noise_std > 0:
        a = a + _noise(noise_std, a.size)
    return np.minimum(np.maximum(a, action_low), action_high).astype(dtype)
