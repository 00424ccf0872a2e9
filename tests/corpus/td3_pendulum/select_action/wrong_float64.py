# The generator draws float64, and the sum becomes it.
# says: The generator draws float64, and the sum becomes float64: convert it back to float32 before it is returned.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit)
