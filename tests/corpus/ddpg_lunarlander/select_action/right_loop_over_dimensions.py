# Plain Python, one dimension after the other, with the random module.
def select_action(actor, obs, noise_std, action_low, action_high, explore=True):
    import random

    with torch.inference_mode():
        greedy = actor(torch.as_tensor(obs).float().reshape(1, -1))[0].tolist()
    chosen = []
    for a, low, high in zip(greedy, action_low, action_high):
        if explore:
            a = random.gauss(a, noise_std)
        chosen.append(min(max(a, low), high))
    return np.array(chosen, dtype=np.float32)
