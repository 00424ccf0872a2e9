# The returns as a product of an upper triangle of powers and the rewards, the mean with weights.
def discounted_returns(reward, gamma):
    """G_t = r_t + gamma r_(t+1) + gamma^2 r_(t+2) + ... to the end of the episode, for each t."""
    steps = np.arange(len(reward))
    ahead = steps[None, :] - steps[:, None]
    weights = np.where(ahead >= 0, float(gamma) ** np.maximum(ahead, 0), 0.0)
    return np.einsum("tk,k->t", weights, np.asarray(reward, dtype=np.float64))


def q_bias(predicted, reward, gamma, n_cut):
    """How much more the critic promised than the policy then got."""
    surplus = np.subtract(predicted, discounted_returns(reward, gamma), dtype=np.float64)
    weights = (np.arange(len(surplus)) < len(surplus) - n_cut).astype(float)
    return float(np.average(surplus, weights=weights))
