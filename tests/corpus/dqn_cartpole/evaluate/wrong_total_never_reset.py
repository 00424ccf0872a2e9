# The sum goes on over the episodes.
# says: The returns are added up over the episodes; each starts at 0.
def evaluate(q_network, env, seeds):
    returns, total = [], 0.0
    for seed in seeds:
        obs, _ = env.reset(seed=seed)
        done = False
        while not done:
            with torch.no_grad():
                action = int(q_network(torch.as_tensor(obs)).argmax())
            obs, reward, terminated, truncated, _ = env.step(action)
            total += reward
            done = terminated or truncated
        returns.append(total)
    return np.array(returns)
