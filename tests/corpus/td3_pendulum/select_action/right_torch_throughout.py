# The draws become a tensor, and the rest is torch.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.inference_mode():
        action = actor(torch.as_tensor(obs)[None, :])
        noise = torch.from_numpy(rng.normal(size=tuple(action.shape))).to(action.dtype)
        action = torch.clamp(action + noise_scale * noise, min=-action_limit, max=action_limit)
    return action.numpy()[0]
