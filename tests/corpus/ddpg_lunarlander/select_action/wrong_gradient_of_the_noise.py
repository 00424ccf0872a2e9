# The actor is trained a little on the way: its parameters get a gradient.
# says: The gradients in the actor are not what they were: acting needs none, and leaves those that lie there alone.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0]
    action.sum().backward()
    action = action.detach().numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, action_low, action_high)
