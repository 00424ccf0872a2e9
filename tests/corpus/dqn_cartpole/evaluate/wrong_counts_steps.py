# The lengths of the episodes.
# says: These are the numbers of steps; a return is the sum of the rewards.
def evaluate(q_network, env, seeds):
    lengths = np.zeros(len(seeds))
    for i, seed in enumerate(seeds):
        obs, _ = env.reset(seed=seed)
        done = False
        while not done:
            with torch.no_grad():
                action = int(q_network(torch.as_tensor(obs)).argmax())
            obs, _, terminated, truncated, _ = env.step(action)
            lengths[i] += 1
            done = terminated or truncated
    return lengths
