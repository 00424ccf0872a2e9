# In torch, in double precision.
def discounted_returns(reward, gamma):
    reward = torch.as_tensor(reward, dtype=torch.float64)
    returns = reward.clone()
    for t in range(len(reward) - 2, -1, -1):
        returns[t] += gamma * returns[t + 1]
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = torch.as_tensor(predicted) - discounted_returns(reward, gamma)
    if n_cut > 0:
        difference = difference[:-n_cut]
    return difference.mean()
