# x[:-n_cut] is empty for n_cut = 0.
# says: With n_cut = 0 all steps count, but x[:-0] is empty: count the end of the slice from the front.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    return float((predicted - discounted_returns(reward, gamma))[:-n_cut].mean())
