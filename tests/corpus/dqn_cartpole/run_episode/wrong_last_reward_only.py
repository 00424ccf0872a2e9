# The rewards are overwritten, not added up.
# says: This is the last reward alone; the return is the sum of all.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    done = False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        done = terminated or truncated
    return reward
