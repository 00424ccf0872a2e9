# Cumulative sums of gamma^t r_t are divided by gamma^t, which gives nan for gamma = 0 and where gamma^t runs to 0 in long episodes.
# says: Dividing by powers of gamma fails where they run to 0: go backwards through the episode.
def discounted_returns(reward, gamma):
    """G_t = r_t + gamma r_(t+1) + gamma^2 r_(t+2) + ... to the end of the episode, for each t."""
    powers = float(gamma) ** np.arange(len(reward))
    return np.cumsum((powers * reward)[::-1])[::-1] / powers


def q_bias(predicted, reward, gamma, n_cut):
    """How much more the critic promised than the policy then got."""
    difference = np.asarray(predicted) - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
