# The actor is put into evaluation mode and stays in it.
# says: The actor's mode is not what it was before: acting has to leave the actor as it was.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    actor.eval()
    with torch.no_grad():
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    if explore:
        action = action + np.random.normal(0.0, noise_std, size=action.shape)
    return np.clip(action, action_low, action_high).astype(np.float32)
