# Without no_grad the result is a part of a graph.
# says: Acting needs no gradient, and NumPy takes no tensor that carries one: call the actor where no graph is recorded.
def select_action(actor, obs, noise_scale, action_limit, rng):
    action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
