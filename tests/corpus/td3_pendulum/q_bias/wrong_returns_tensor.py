# The returns are a tensor, and the bias is one, too.
# says: discounted_returns gives a NumPy array, and neither a list nor a tensor: the caller computes with it.
def discounted_returns(reward, gamma):
    reward = torch.as_tensor(reward, dtype=torch.float64)
    returns = reward.clone()
    for t in range(len(reward) - 2, -1, -1):
        returns[t] += gamma * returns[t + 1]
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    difference = torch.as_tensor(predicted) - discounted_returns(reward, gamma)
    return difference[: len(difference) - n_cut].mean()
