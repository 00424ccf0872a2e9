# The actor acts in eval mode and is put into training mode, whatever it was in.
# says: The actor is left in another mode than it was in.
def select_action(actor, obs, noise_scale, action_limit, rng):
    actor.eval()
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    actor.train()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
