# torch.rand lies between 0 and 1; torch.randn is Gaussian.
# says: The noise is uniform between 0 and 1; it has to be Gaussian around 0.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0]
    if explore:
        action = action + noise_std * torch.rand(action.shape)
    return np.clip(action.numpy(), action_low, action_high)
