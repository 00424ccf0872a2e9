# Without a seed every episode is the same one.
# says: Without a seed env.reset gets none, and the environment goes on with its own numbers.
def run_episode(env, policy, seed=None):
    if seed is None:
        seed = 42
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    return total
