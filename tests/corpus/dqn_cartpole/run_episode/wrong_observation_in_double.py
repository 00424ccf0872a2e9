# The observation is turned into float64, with which a network fails.
# says: The policy gets one observation, the array that the environment gives: env.reset returns two things, of which it is the first, and it needs no further dimension and no other dtype.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(np.array(obs, dtype=float)))
        total += reward
        done = terminated or truncated
    return total
