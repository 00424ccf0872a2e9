# The mean reward.
# says: This is the mean of the rewards; the return is their sum.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    rewards, done = [], False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        rewards.append(reward)
        done = terminated or truncated
    return float(np.mean(rewards))
