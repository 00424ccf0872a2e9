# Sizes of rewards are added, which a task with positive rewards does not show.
# says: A reward may be negative, and then makes the return smaller.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += abs(reward)
        done = terminated or truncated
    return total
