# The layers take a single observation as well; single-precision draws; detach in place of no_grad.
def select_action(actor, obs, noise_scale, action_limit, rng):
    action = actor(torch.from_numpy(obs)).detach().cpu().numpy()
    noise = rng.standard_normal(len(action), dtype=np.float32)
    return (action + np.float32(noise_scale) * noise).clip(-action_limit, action_limit)
