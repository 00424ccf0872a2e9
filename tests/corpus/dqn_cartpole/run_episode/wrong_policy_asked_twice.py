# The policy is asked a second time, for a log.
# says: env.step got other actions than those that the policy chose, one for each step.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done, log = 0.0, False, []
    while not done:
        log.append(policy(obs))
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    return total
