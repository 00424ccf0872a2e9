# All calls write into one array.
# says: The returns of an earlier call were written over by a later one: each call needs an array of its own.
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
