# The noise is added and the sum clipped in the memory of the actor's output, a tensor of this call alone.
def select_action(actor, obs, noise_scale, action_limit, rng):
    """The actor's action for one observation, plus noise, clipped to the limit."""
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action += (noise_scale * rng.standard_normal(action.shape)).astype(np.float32)
    np.clip(action, -action_limit, action_limit, out=action)
    return action
