# n_cut is not used.
# says: The last n_cut steps still count here: they should be left out.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    return float((predicted - discounted_returns(reward, gamma)).mean())
