# The returns are a list.
# says: discounted_returns gives a NumPy array, and neither a list nor a tensor: the caller computes with it.
def discounted_returns(reward, gamma):
    returns, following = [], 0.0
    for r in reversed(reward):
        following = r + gamma * following
        returns.append(following)
    return returns[::-1]


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
