# After the last step the return goes on with what the critic says there.
# says: The return is made of rewards alone: nothing that the critic predicts belongs in it.
def discounted_returns(reward, gamma):
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    completed = reward.copy()
    completed[-1] += gamma * predicted[-1]
    difference = predicted - discounted_returns(completed, gamma)
    return float(difference[: len(difference) - n_cut].mean())
