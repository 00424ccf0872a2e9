# Takes both results of reset for the observation.
# says: env.reset returns two things
def run_episode(env, policy, seed=None):
    obs = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    return total
