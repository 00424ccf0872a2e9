# The first n_cut steps are left out.
# says: It is the last n_cut steps that do not count, not the first.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    return float((predicted - discounted_returns(reward, gamma))[n_cut:].mean())
