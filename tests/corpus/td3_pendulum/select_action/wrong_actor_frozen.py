# Switches the gradients of the actor off so that none is recorded.
# says: What is switched off has to be switched on again.
def select_action(actor, obs, noise_scale, action_limit, rng):
    for p in actor.parameters():
        p.requires_grad = False
    action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
