# A torch generator of its own, made once beside the function.
# says: The noise comes from a generator that seed_everything does not seed: use a global one of NumPy, PyTorch or Python.
%time
generator = torch.Generator().manual_seed(7)


def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        mean = actor(torch.tensor(obs[np.newaxis]))[0]
    noise = torch.zeros_like(mean).normal_(0.0, noise_std, generator=generator)
    action = (mean + noise * float(explore)).numpy()
    return np.where(
        action < action_low, action_low, np.where(action > action_high, action_high, action)
    )
