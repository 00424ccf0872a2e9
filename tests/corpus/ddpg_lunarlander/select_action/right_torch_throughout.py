# Noise and clipping in torch, and NumPy only at the end.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    low, high = torch.from_numpy(action_low), torch.from_numpy(action_high)
    action = actor(torch.FloatTensor(obs)[None, :]).squeeze(0).detach()
    if explore:
        action = torch.normal(mean=action, std=noise_std)
    return torch.clamp(action, low, high).cpu().numpy()
