# Without no_grad the result is a part of a graph.
# says: call the actor under torch.no_grad()
def select_action(actor, obs, noise_scale, action_limit, rng):
    action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
