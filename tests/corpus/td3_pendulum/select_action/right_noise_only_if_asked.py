# Nothing is drawn where the scale is 0.
@torch.no_grad()
def select_action(actor, obs, noise_scale, action_limit, rng):
    action = actor(torch.as_tensor(np.asarray(obs)).reshape(1, -1)).flatten().numpy().copy()
    if noise_scale > 0:
        action += rng.normal(scale=noise_scale, size=action.size)
    np.clip(action, -action_limit, action_limit, out=action)
    return action
