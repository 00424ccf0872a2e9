# A tensor comes back; the environment wants NumPy.
# says: The environment wants a NumPy array; this is a tensor.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0]
    noise = torch.as_tensor(rng.standard_normal(action.shape), dtype=torch.float32)
    return (action + noise_scale * noise).clamp(-action_limit, action_limit)
