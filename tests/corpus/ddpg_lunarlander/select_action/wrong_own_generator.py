# A NumPy generator of its own, made once beside the function.
# says: The noise comes from a generator that seed_everything does not seed: use a global one of NumPy, PyTorch or Python.
rng = np.random.default_rng(123)


def gaussian_noise(shape, std):
    return std * rng.standard_normal(shape)


@torch.no_grad()
def select_action(
    actor, obs, noise_std, action_low, action_high, explore=True, noise=gaussian_noise
):
    batch = torch.tensor(np.array([obs]), dtype=torch.float32)
    (action,) = actor(batch).numpy().astype(np.float64)
    action += noise(action.shape, noise_std if explore else 0.0)
    return np.minimum(np.maximum(action, action_low), action_high)
