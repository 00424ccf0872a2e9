# The returns are subtracted in predicted's own memory.
# says: The predicted values were changed in place: they belong to the caller.
def discounted_returns(reward, gamma):
    """G_t = r_t + gamma r_(t+1) + gamma^2 r_(t+2) + ... to the end of the episode, for each t."""
    returns, following = np.zeros(len(reward)), 0.0
    for t in reversed(range(len(reward))):
        following = reward[t] + gamma * following
        returns[t] = following
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    """How much more the critic promised than the policy then got."""
    kept = predicted[: len(predicted) - n_cut]
    kept -= discounted_returns(reward, gamma)[: len(kept)]
    return float(kept.mean())
