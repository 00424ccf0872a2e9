# The policy is asked once, before the loop.
# says: The policy has to be asked at every step, about the newest observation.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    action = policy(obs)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(action)
        total += reward
        done = terminated or truncated
    return total
