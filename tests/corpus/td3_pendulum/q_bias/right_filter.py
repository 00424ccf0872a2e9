# The recursion as a linear filter of SciPy.
def discounted_returns(reward, gamma):
    from scipy.signal import lfilter

    return lfilter([1.0], [1.0, -gamma], np.asarray(reward)[::-1])[::-1]


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
