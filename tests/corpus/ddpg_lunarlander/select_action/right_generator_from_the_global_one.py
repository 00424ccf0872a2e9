# Each call makes a NumPy generator, seeded by a draw from the global one; a float64 answer.
def gaussian_noise(shape, std):
    rng = np.random.default_rng(np.random.randint(2**31))
    return std * rng.standard_normal(shape)


@torch.no_grad()
def select_action(
    actor, obs, noise_std, action_low, action_high, explore=True, noise=gaussian_noise
):
    batch = torch.tensor(np.array([obs]), dtype=torch.float32)
    (action,) = actor(batch).numpy().astype(np.float64)
    action += noise(action.shape, noise_std if explore else 0.0)
    return np.minimum(np.maximum(action, action_low), action_high)
