# A torch distribution draws around the action; evaluation mode is switched on and off again.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    was_training = actor.training
    actor.eval()
    with torch.no_grad():
        mean = actor(torch.as_tensor(obs, dtype=torch.float32).unsqueeze(0)).squeeze(0)
    actor.train(was_training)
    action = torch.distributions.Normal(mean, noise_std).sample() if explore else mean
    return np.clip(np.asarray(action), a_min=action_low, a_max=action_high)
