# Double loop over plain numbers; the bias is a sum.
def discounted_returns(reward, gamma):
    return np.array(
        [
            float(sum(gamma ** (k - t) * reward[k] for k in range(t, len(reward))))
            for t in range(len(reward))
        ]
    )


def q_bias(predicted, reward, gamma, n_cut):
    returns = discounted_returns(reward, gamma)
    total, count = 0.0, 0
    for t in range(len(reward) - n_cut):
        total += predicted[t] - returns[t]
        count += 1
    return total / count
