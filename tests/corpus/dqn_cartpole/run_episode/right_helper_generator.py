# A helper plays the steps; the return comes from NumPy.
def play(env, policy, seed):
    obs = env.reset(seed=seed)[0]
    end = False
    while not end:
        obs, reward, terminated, truncated, _ = env.step(int(policy(obs)))
        end = terminated | truncated
        yield reward


def run_episode(env, policy, seed=None):
    return np.sum(np.fromiter(play(env, policy, seed), dtype=np.float64))
