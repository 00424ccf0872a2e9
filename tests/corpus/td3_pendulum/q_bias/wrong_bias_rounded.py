# The bias is rounded to two digits, as the table shows it.
# says: The bias is returned as it is, not rounded.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return round(float(difference[: len(difference) - n_cut].mean()), 2)
