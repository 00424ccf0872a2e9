# The bias takes a gamma of its own, that of the settings.
# says: q_bias should hand on the gamma that it is given.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, 0.98)
    return float(difference[: len(difference) - n_cut].mean())
