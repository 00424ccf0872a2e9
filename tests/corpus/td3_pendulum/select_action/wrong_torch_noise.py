# torch.randn_like knows nothing of rng.
# says: The noise has to come from rng, the generator that is handed in: then a seed fixes it, and nobody else's draws are disturbed.
def select_action(actor, obs, noise_scale, action_limit, rng):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs)[None])[0]
        action = action + noise_scale * torch.randn_like(action)
    return action.clamp(-action_limit, action_limit).numpy()
