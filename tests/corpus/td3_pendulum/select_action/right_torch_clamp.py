# Everything in torch under inference_mode, with float32 draws of rng, clamp, an extra argument and a helper.
def _one_row(obs):
    return torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0)


@torch.inference_mode()
def select_action(actor, obs, noise_scale, action_limit, rng, talk=False):
    """The actor's action for one observation, plus noise, clipped to the limit."""
    mean = actor(_one_row(obs)).squeeze(0)
    draws = torch.from_numpy(rng.standard_normal(mean.numel(), dtype=np.float32))
    action = torch.clamp(mean + draws * noise_scale, min=-action_limit, max=action_limit)
    if talk:
        print(action)
    return action.numpy().copy()
