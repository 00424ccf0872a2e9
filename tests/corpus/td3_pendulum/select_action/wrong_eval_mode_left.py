# Switches the actor to evaluation, and leaves it there.
# says: Acting only asks the actor: its mode, its numbers and their dtype stay as they are.
def select_action(actor, obs, noise_scale, action_limit, rng):
    actor.eval()
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
