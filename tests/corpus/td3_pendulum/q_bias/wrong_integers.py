# The returns are cut to whole numbers.
# says: The array of the returns holds whole numbers: it should hold floats.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward), dtype=int), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
