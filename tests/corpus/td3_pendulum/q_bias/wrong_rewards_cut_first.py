# The rewards of the last steps are cut before the returns are made.
# says: The last steps do not count in the mean, but their rewards still belong to the returns of the steps before.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    n = len(reward) - n_cut
    return float((predicted[:n] - discounted_returns(reward[:n], gamma)).mean())
