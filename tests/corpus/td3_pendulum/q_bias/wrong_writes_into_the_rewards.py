# The returns are written into the array of rewards.
# says: The rewards belong to the caller: write the returns into a new array.
def discounted_returns(reward, gamma):
    for t in reversed(range(len(reward) - 1)):
        reward[t] = reward[t] + gamma * reward[t + 1]
    return reward


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
