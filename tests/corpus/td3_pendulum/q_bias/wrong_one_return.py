# One return, that of the whole episode.
# says: There is a return for each step, not one for the episode.
def discounted_returns(reward, gamma):
    return sum(gamma**t * r for t, r in enumerate(reward))


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
