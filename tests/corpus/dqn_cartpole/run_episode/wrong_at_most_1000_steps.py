# Stops after 1000 steps, whatever the environment says.
# says: The episode was cut after a fixed number of steps: the environment alone decides when it is over.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, steps, done = 0.0, 0, False
    while not done and steps < 1000:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        steps += 1
        done = terminated or truncated
    return total
