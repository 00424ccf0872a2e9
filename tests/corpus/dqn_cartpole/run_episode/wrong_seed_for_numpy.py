# Seeds NumPy in place of the environment.
# says: The seed is for env.reset alone; here a global random generator was used or seeded.
def run_episode(env, policy, seed=None):
    np.random.seed(seed)
    obs, _ = env.reset()
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    return total
