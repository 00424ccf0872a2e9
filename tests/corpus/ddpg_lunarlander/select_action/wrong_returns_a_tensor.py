# A tensor comes back; the environment and the buffer want NumPy.
# says: A NumPy array is wanted, since the environment and the buffer take one.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    low, high = torch.as_tensor(action_low), torch.as_tensor(action_high)
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0]
    if explore:
        action = action + noise_std * torch.randn_like(action)
    return action.clamp(low, high)
