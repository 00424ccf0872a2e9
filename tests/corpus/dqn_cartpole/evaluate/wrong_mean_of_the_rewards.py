# The mean reward of each episode.
# says: A return is the sum of an episode's rewards, not their mean.
def evaluate(q_network, env, seeds):
    returns = []
    for seed in seeds:
        obs, _ = env.reset(seed=seed)
        rewards, done = [], False
        while not done:
            with torch.no_grad():
                action = int(q_network(torch.as_tensor(obs)).argmax())
            obs, reward, terminated, truncated, _ = env.step(action)
            rewards.append(reward)
            done = terminated or truncated
        returns.append(np.mean(rewards))
    return np.array(returns)
