# Closes the environment, which belongs to the caller.
# says: The environment was closed, but its owner still needs it.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    env.close()
    return total
