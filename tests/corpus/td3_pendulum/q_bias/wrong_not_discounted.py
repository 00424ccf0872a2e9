# The rewards are added up without a discount.
# says: The rewards are only added up here: the discount is missing.
def discounted_returns(reward, gamma):
    return np.cumsum(reward[::-1])[::-1]


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
