# The returns are subtracted from the array that was given.
# says: The predicted values belong to the caller: take the difference in a new array.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    predicted -= discounted_returns(reward, gamma).astype(predicted.dtype)
    return float(predicted[: len(predicted) - n_cut].mean())
