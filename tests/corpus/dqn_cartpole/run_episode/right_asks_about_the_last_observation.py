# The policy is asked ahead, about the last observation as well; notebook commands in the cell.
%matplotlib inline
!nvidia-smi
def run_episode(env, policy, seed=None):
    obs, info = env.reset(seed=seed)
    action, rewards = policy(obs), []
    while True:
        obs, reward, terminated, truncated, info = env.step(action)
        action = policy(obs)
        rewards.append(float(reward))
        if terminated or truncated:
            return math.fsum(rewards)


import math
