# Epsilon-greedy besides: every tenth action is drawn from the whole range.
# says: Now and then an action is drawn from the whole range: the exploration is Gaussian noise around the actor's action, and nothing else.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
        if np.random.random() < 0.1:
            action = np.random.uniform(action_low, action_high)
    return np.clip(action, action_low, action_high).astype(np.float32)
