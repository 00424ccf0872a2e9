# A penalty for falling, as some agents are trained with, has no place in the return.
# says: The rewards are those of the environment, without a penalty for the end.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        if terminated:
            reward = -1.0
        total += reward
        done = terminated or truncated
    return total
