# Counts steps as well, shows a progress line, and asks for the seed with an if.
def run_episode(env, policy, seed=None):
    if seed is None:
        obs, _ = env.reset()
    else:
        obs, _ = env.reset(seed=seed)
    episode_return, steps, done = 0.0, 0, False
    while not done:
        action = policy(obs)
        obs, reward, terminated, truncated, _ = env.step(action)
        steps = steps + 1
        episode_return = episode_return + float(reward)
        done = any([terminated, truncated])
    print(f"{steps} steps, return {episode_return}")
    return episode_return
