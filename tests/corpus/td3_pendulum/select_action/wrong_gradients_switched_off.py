# Switches autograd off for good.
# says: Nothing learns any more in the rest of the notebook. Switch gradients off for the actor's call alone.
def select_action(actor, obs, noise_scale, action_limit, rng):
    torch.set_grad_enabled(False)
    action = actor(torch.as_tensor(obs)[None])[0].numpy()
    action = action + noise_scale * rng.standard_normal(action.shape)
    return np.clip(action, -action_limit, action_limit).astype(np.float32)
