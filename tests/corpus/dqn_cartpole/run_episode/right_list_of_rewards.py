# Keeps all rewards and adds them up at the end.
def run_episode(env, policy, seed=None):
    rewards = []
    obs, _ = env.reset(seed=seed)
    terminated = truncated = False
    while not (terminated or truncated):
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        rewards.append(reward)
    return sum(rewards)
