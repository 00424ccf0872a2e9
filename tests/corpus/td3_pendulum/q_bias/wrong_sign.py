# Return minus prediction.
# says: Prediction minus return: the bias is positive where the critic promised too much.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = discounted_returns(reward, gamma) - predicted
    return float(difference[: len(difference) - n_cut].mean())
