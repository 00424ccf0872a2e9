# Leaves the loop before the last reward is added.
# says: The reward of the step that ends the episode counts as well.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total = 0.0
    while True:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        if terminated or truncated:
            return total
        total += reward
