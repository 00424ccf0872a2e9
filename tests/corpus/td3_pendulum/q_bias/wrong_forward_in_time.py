# Goes forward: each return looks back.
# says: The return looks ahead, from step t to the end, not back.
def discounted_returns(reward, gamma):
    returns, total = np.zeros(len(reward)), 0.0
    for t in range(len(reward)):
        total = reward[t] + gamma * total
        returns[t] = total
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
