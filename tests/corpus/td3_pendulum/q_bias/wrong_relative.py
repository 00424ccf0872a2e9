# The bias as a share of the return.
# says: The bias is the difference itself, not its share of the return.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    returns = discounted_returns(reward, gamma)
    relative = (predicted - returns) / returns
    return float(relative[: len(relative) - n_cut].mean())
