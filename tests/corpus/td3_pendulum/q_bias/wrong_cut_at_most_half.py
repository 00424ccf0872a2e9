# At most half of the steps are cut.
# says: n_cut may leave a single step: all of the last n_cut steps are left out.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    n = max(len(difference) - n_cut, (len(difference) + 1) // 2)
    return float(difference[:n].mean())
