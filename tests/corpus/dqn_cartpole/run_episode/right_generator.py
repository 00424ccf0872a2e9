# A generator in the same cell yields the rewards; the function sums them.
def _rewards_of(env, policy, seed):
    now = env.reset(seed=seed)[0]
    finished = False
    while not finished:
        step = env.step(policy(now))
        now, finished = step[0], bool(step[2]) | bool(step[3])
        yield float(step[1])


def run_episode(env, policy, seed=None):
    return sum(_rewards_of(env, policy, seed), start=0.0)
