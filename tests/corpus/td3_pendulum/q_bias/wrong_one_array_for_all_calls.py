# All calls write into one array.
# says: The same array is returned by several calls: each call needs a new one, or the returns of an earlier one change.
kept = np.zeros(10_000)


def discounted_returns(reward, gamma):
    returns, following = kept[: len(reward)], 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
