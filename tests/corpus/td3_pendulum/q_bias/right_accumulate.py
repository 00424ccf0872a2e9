# The recursion by itertools; the slice ends at None where nothing is cut.
from itertools import accumulate


def discounted_returns(reward, gamma):
    backwards = accumulate(reward[::-1], lambda following, r: r + gamma * following)
    return np.fromiter(backwards, dtype=float)[::-1]


def q_bias(predicted, reward, gamma, n_cut):
    counted = slice(None, -n_cut or None)
    return np.mean((predicted - discounted_returns(reward, gamma))[counted])
