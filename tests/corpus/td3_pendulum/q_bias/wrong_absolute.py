# The mean absolute error.
# says: The differences keep their sign: an over- and an underestimate cancel each other.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = np.abs(predicted - discounted_returns(reward, gamma))
    return float(difference[: len(difference) - n_cut].mean())
