# n_cut is taken for the number of steps that count.
# says: n_cut is how many steps are left out at the end, not how many count.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    n = n_cut if n_cut else len(reward)
    return float((predicted - discounted_returns(reward, gamma))[:n].mean())
