# The return begins with the next reward.
# says: The return of step t begins with the reward of step t.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        returns[t] = following
        following = reward[t] + gamma * following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
