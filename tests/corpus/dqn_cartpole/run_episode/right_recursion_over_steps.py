# A class plays the steps; the return is a NumPy number.
class Episode:
    def __init__(self, env, policy, seed):
        self.env, self.policy = env, policy
        self.obs, self.over = env.reset(seed=seed)[0], False

    def __iter__(self):
        while not self.over:
            self.obs, reward, *ends, _ = self.env.step(self.policy(self.obs))
            self.over = any(ends)
            yield reward


def run_episode(env, policy, seed=None):
    return np.float64(sum(Episode(env, policy, seed)))
