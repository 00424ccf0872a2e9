# Plain numbers, itertools.accumulate from the back, and Python's sum.
import itertools
import math


def discounted_returns(reward, gamma):
    """G_t = r_t + gamma r_(t+1) + gamma^2 r_(t+2) + ... to the end of the episode, for each t."""
    from_the_back = [float(r) for r in reward][::-1]
    summed = list(itertools.accumulate(from_the_back, lambda after, now: now + gamma * after))
    summed.reverse()
    return np.array(summed, dtype=float)


def q_bias(predicted, reward, gamma, n_cut, verbose=False):
    """How much more the critic promised than the policy then got."""
    gains = discounted_returns(reward, gamma).tolist()
    last = len(gains) - n_cut
    differences = [float(q) - g for q, g in zip(predicted[:last], gains[:last])]
    if verbose:
        print(differences)
    return math.fsum(differences) / len(differences)
