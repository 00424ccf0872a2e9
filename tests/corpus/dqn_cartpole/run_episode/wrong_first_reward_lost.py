# The reward of the first step is not counted.
# says: The reward of the first step is lost.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    obs, reward, terminated, truncated, _ = env.step(policy(obs))
    total = 0.0
    while not (terminated or truncated):
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
    return total
