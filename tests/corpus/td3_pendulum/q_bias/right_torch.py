# In torch, in double precision, and back to NumPy.
def discounted_returns(reward, gamma):
    reward = torch.as_tensor(reward, dtype=torch.float64)
    returns = reward.clone()
    for t in range(len(reward) - 2, -1, -1):
        returns[t] += gamma * returns[t + 1]
    return returns.numpy()


def q_bias(predicted, reward, gamma, n_cut):
    difference = torch.as_tensor(predicted) - torch.as_tensor(discounted_returns(reward, gamma))
    if n_cut > 0:
        difference = difference[:-n_cut]
    return difference.mean().item()
