# A second reset without the seed starts another episode.
# says: The environment was reset more than once, and the episode that was played is not the one with the seed.
def run_episode(env, policy, seed=None):
    env.reset(seed=seed)
    obs, _ = env.reset()
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    return total
