# The sum goes on from one episode to the next.
# says: Each episode begins anew: nothing follows after its last step.
following = 0.0


def discounted_returns(reward, gamma):
    global following
    returns = np.zeros(len(reward))
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
