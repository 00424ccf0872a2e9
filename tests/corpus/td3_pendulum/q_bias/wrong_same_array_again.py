# Returns for the same rewards come from a store and are one and the same array; who changes it changes later answers.
# says: The same array is returned by several calls: each call needs a new one, or the returns of an earlier one change.
_known_returns = {}


def discounted_returns(reward, gamma):
    """G_t = r_t + gamma r_(t+1) + gamma^2 r_(t+2) + ... to the end of the episode, for each t."""
    key = np.asarray(reward, dtype=np.float64).tobytes(), float(gamma)
    if key not in _known_returns:
        returns, following = np.zeros(len(reward)), 0.0
        for t in reversed(range(len(reward))):
            following = reward[t] + gamma * following
            returns[t] = following
        _known_returns[key] = returns
    return _known_returns[key]


def q_bias(predicted, reward, gamma, n_cut):
    """How much more the critic promised than the policy then got."""
    difference = np.asarray(predicted) - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
