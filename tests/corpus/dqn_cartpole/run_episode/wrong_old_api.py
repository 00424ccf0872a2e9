# The API of old Gym, with four results of step.
# says: env.reset returns two things (observation, info), and env.step five (observation, reward, terminated, truncated, info).
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, done, _ = env.step(policy(obs))
        total += reward
    return total
