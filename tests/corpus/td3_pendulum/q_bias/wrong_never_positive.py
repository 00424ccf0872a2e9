# The returns are kept below 0, since the pendulum's rewards are.
# says: A return may have either sign; another task may have rewards above 0.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return np.minimum(returns, 0.0) if reward.min() < 0 else returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
