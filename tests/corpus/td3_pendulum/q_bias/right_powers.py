# A matrix of powers of gamma, without a loop.
def discounted_returns(reward, gamma):
    steps = np.arange(len(reward))
    ahead = steps[None, :] - steps[:, None]
    return np.where(ahead >= 0, float(gamma) ** np.maximum(ahead, 0), 0.0) @ reward


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
