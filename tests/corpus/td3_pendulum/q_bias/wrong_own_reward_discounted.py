# The reward of step t is discounted once already.
# says: The discount counts from step t: the reward of step t itself is not discounted in G_t.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = gamma * (reward[t] + following)
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
