# Takes a reward of 0 or less for the end.
# says: The episode was left because of a reward: the environment alone says when it is over.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated or reward <= 0
    return total
