# seed 0 becomes no seed at all.
# says: 0 is a seed like any other, but Python takes it for false.
def evaluate(q_network, env, seeds):
    returns = []
    for seed in seeds:
        obs, _ = env.reset(seed=seed or None)
        total, done = 0.0, False
        while not done:
            with torch.no_grad():
                action = q_network(torch.as_tensor(obs)).argmax().item()
            obs, reward, terminated, truncated, _ = env.step(action)
            total += reward
            done = terminated or truncated
        returns.append(total)
    return np.array(returns)
