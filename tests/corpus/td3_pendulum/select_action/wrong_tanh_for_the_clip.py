# Squashed in place of clipped.
# says: The action is bent by a function before it is returned; inside the limit it should come through as it is.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return (action_limit * np.tanh(action / action_limit)).astype(np.float32)
