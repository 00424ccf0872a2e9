# One draw from a normal distribution of many dimensions; evaluation mode for the time being.
def select_action(actor, obs, noise_scale, action_limit, rng):
    was_training = actor.training
    actor.eval()
    with torch.no_grad():
        mean = actor(torch.as_tensor(obs, dtype=torch.float32).view(1, -1)).numpy().ravel()
    actor.train(was_training)
    noise = rng.multivariate_normal(np.zeros(len(mean)), noise_scale**2 * np.eye(len(mean)))
    return np.clip(mean + noise, -action_limit, action_limit).astype(np.float32)
