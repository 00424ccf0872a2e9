# The new observation gets another name, and the policy always sees the first one.
# says: The policy has to be asked at every step, about the newest observation.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        next_obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    return total
