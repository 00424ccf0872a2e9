# The policy sees each observation one step too late.
# says: The policy has to be asked at every step, about the newest observation.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    next_obs, total, done = obs, 0.0, False
    while not done:
        action = policy(obs)
        obs = next_obs
        next_obs, reward, terminated, truncated, _ = env.step(action)
        total += reward
        done = terminated or truncated
    return total
