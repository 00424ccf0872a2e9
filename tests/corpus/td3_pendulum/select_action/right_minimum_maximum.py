# Clips with minimum and maximum; a helper of its own.
def greedy(actor, obs):
    with torch.no_grad():
        return np.asarray(actor(torch.as_tensor(obs[None]))[0])


def select_action(actor, obs, noise_scale, action_limit, rng):
    action = greedy(actor, obs)
    action = rng.normal(action, noise_scale)
    return np.float32(np.minimum(np.maximum(action, -action_limit), action_limit))
