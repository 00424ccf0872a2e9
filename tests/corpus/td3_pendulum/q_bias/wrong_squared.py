# The root of the mean squared error.
# says: The bias is the mean of the differences with their sign: nothing is squared.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = (predicted - discounted_returns(reward, gamma))[: len(reward) - n_cut]
    return float(np.sqrt((difference**2).mean()))
