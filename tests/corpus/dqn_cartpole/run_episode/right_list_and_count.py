# Gathers the rewards in a list with itertools.count and an early break, sums at the end, and prints.
def run_episode(env, policy, seed=None):
    state, _info = env.reset(seed=seed)
    rewards = []
    for t in itertools.count(start=1):
        state, r, over, cut, _info = env.step(policy(state))
        rewards.append(float(r))
        if over or cut:
            break
    print(f"episode of {t} steps")
    return float(sum(rewards))
