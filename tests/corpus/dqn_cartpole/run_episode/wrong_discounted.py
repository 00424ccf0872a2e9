# The discounted return.
# says: This return is discounted; wanted is the plain sum of the rewards.
def run_episode(env, policy, seed=None, gamma=0.99):
    obs, _ = env.reset(seed=seed)
    total, discount, done = 0.0, 1.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += discount * reward
        discount *= gamma
        done = terminated or truncated
    return total
