# Each prediction is compared with the return of the whole episode.
# says: Q(s_t, a_t) promises the return from step t on, not that of the episode.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)[0]
    return float(difference[: len(difference) - n_cut].mean())
