# The return of the rest, one step at a time; NumPy's own scalar is returned.
def discounted_returns(reward, gamma):
    returns = np.array(reward, dtype=float)
    for t in range(len(returns) - 1)[::-1]:
        returns[t] = returns[t] + gamma * returns[t + 1]
    return returns


def q_bias(predicted, reward, gamma, n_cut):
    returns = discounted_returns(reward, gamma)
    n = len(returns) - n_cut
    print(f"{n} steps count")
    return np.mean(predicted[:n]) - np.mean(returns[:n])
