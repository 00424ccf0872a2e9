# The returns are an array of float32.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward), dtype=np.float32), 0.0
    for t in range(len(reward) - 1, -1, -1):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
