# An Ornstein-Uhlenbeck process as in the paper: each draw remembers the one before it.
# says: Each draw of the noise depends on the one before it: here the noise is Gaussian and drawn anew for each action.
memory = {}


def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        state = memory.get(len(action), np.zeros(len(action)))
        state = 0.8 * state + 0.6 * np.random.normal(0.0, noise_std, size=action.shape)
        memory[len(action)] = state
        action = action + state
    return np.clip(action, action_low, action_high).astype(np.float32)
