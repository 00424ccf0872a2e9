# The sum ends after 100 steps, since what comes later counts for little.
# says: The return goes on to the end of the episode: later rewards count for little, but they count.
def discounted_returns(reward, gamma):
    powers = gamma ** np.arange(100)
    pieces = [reward[t : t + 100] for t in range(len(reward))]
    return np.array([(powers[: len(piece)] * piece).sum() for piece in pieces])


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
