# The list of rewards is a default value, which lives on from call to call.
# says: The rewards of earlier episodes are added as well: something is kept from one call to the next.
def run_episode(env, policy, seed=None, rewards=[]):
    obs, _ = env.reset(seed=seed)
    done = False
    while not done:
        obs, reward, terminated, truncated, _ = env.step(policy(obs))
        rewards.append(reward)
        done = terminated or truncated
    return sum(rewards)
