# Only the steps at which the critic promised too much count.
# says: Steps at which the critic promised too little count as well: the mean is over all that are not cut.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(np.maximum(difference[: len(difference) - n_cut], 0.0).mean())
