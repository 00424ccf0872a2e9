# Goes forward: each return looks back.
# says: looks ahead
def discounted_returns(reward, gamma):
    returns, total = np.zeros(len(reward)), 0.0
    for t in range(len(reward)):
        total = reward[t] + gamma * total
        returns[t] = total
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
