# At test time the clipped action comes back at once.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.tensor(obs).unsqueeze(0)).numpy().flatten()
    if not explore:
        return action.clip(action_low, action_high)
    noise = np.random.randn(len(action)) * noise_std
    print("noise:", noise)
    return (action + noise).clip(action_low, action_high)
