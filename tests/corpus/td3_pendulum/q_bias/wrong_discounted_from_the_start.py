# gamma^t counts from the start of the episode, for every t.
# says: not from the start of the episode
def discounted_returns(reward, gamma):
    discounted = gamma ** np.arange(len(reward)) * reward
    return np.cumsum(discounted[::-1])[::-1]


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
