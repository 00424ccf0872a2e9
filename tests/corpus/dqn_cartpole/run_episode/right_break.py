# An endless loop that is left by break.
def run_episode(env, policy, seed=None):
    obs, info = env.reset(seed=seed)
    total = 0
    while True:
        action = policy(obs)
        obs, reward, terminated, truncated, info = env.step(action)
        total += reward
        if terminated or truncated:
            break
    return float(total)
