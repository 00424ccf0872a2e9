# Plays the episodes itself, with a batch of one observation.
def evaluate(q_network, env, seeds):
    returns = []
    with torch.no_grad():
        for seed in seeds:
            obs, _ = env.reset(seed=seed)
            total, done = 0.0, False
            while not done:
                values = q_network(torch.tensor(obs, dtype=torch.float32).unsqueeze(0))
                obs, reward, terminated, truncated, _ = env.step(values.argmax(dim=1).item())
                total += reward
                done = terminated or truncated
            returns.append(total)
    return np.array(returns)
