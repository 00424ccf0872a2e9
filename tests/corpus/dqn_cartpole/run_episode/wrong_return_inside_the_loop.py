# Returns after the first step.
# says: Only the first step was taken: is the return statement inside the loop?
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
        return total
