# The sum over the steps that count, divided by all steps.
# says: The mean is over the steps that count, so it is divided by their number.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    n = len(reward)
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: n - n_cut].sum() / n)
