# Everything in torch: randn, maximum and minimum.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    """Return the actor's action for one observation, with exploration noise on request.

    actor                    maps (batch, obs_dim) to (batch, action_dim)
    obs                      (obs_dim,) float32 array
    noise_std                standard deviation of the noise, in units of the action
    action_low, action_high  (action_dim,) arrays
    explore                  False at test time: no noise
    returns                  (action_dim,) NumPy array, inside the bounds
    """
    with torch.inference_mode():
        low, high = (torch.as_tensor(b, dtype=torch.float32) for b in (action_low, action_high))
        mu = actor(torch.tensor(obs, dtype=torch.float32)[None, :]).flatten()
        if explore:
            mu = mu + noise_std * torch.randn(mu.shape)
        return torch.minimum(torch.maximum(mu, low), high).clone().numpy()
