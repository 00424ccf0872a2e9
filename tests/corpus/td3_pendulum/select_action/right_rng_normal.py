# Detach in place of no_grad, rng.normal around the action, minimum and maximum in place of clip.
def select_action(actor, obs, noise_scale, action_limit, rng):
    """The actor's action for one observation, plus noise, clipped to the limit."""
    state = torch.tensor(np.asarray(obs), dtype=torch.float32).reshape(1, -1)
    mean = actor(state).detach().cpu().numpy().reshape(-1)
    noisy = rng.normal(loc=mean, scale=noise_scale)
    return np.maximum(np.minimum(noisy, action_limit), -action_limit).astype("float32")
