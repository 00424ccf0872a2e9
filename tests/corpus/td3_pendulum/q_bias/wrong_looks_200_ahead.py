# A return takes in only 200 rewards, the pendulum's episode, and not all "to the end of the episode"; other tasks have longer ones.
# says: A return holds all rewards to the end of the episode, however long it is.
def discounted_returns(reward, gamma):
    """G_t = r_t + gamma r_(t+1) + gamma^2 r_(t+2) + ... to the end of the episode, for each t."""
    powers = float(gamma) ** np.arange(200)
    returns = np.zeros(len(reward))
    for t in range(len(reward)):
        ahead = np.asarray(reward[t : t + 200], dtype=np.float64)
        returns[t] = powers[: len(ahead)] @ ahead
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    """How much more the critic promised than the policy then got."""
    difference = np.asarray(predicted) - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
