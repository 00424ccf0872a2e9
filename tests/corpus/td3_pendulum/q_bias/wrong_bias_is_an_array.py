# The bias is an array with one number.
# says: The bias is a float, not a tensor or an array with one number.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return difference[: len(difference) - n_cut].mean(keepdims=True)
