# Stops after 500 steps, whatever the environment says.
# says: The episode was cut after a fixed number of steps: the environment alone decides when it is over.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total = 0.0
    for _ in range(500):
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        if terminated or truncated:
            break
    return total
