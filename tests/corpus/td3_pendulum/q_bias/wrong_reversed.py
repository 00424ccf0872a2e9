# The list is filled from the end and never turned round.
# says: The returns are in reverse order: the first belongs to the first step.
def discounted_returns(reward, gamma):
    returns, following = [], 0.0
    for r in reversed(reward):
        following = r + gamma * following
        returns.append(following)
    return np.array(returns)


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
