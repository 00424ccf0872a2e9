# A function that calls itself for each step, which Python allows some 1000 times.
# says: An episode may have more steps than Python allows calls within calls: go through it in a loop.
def discounted_returns(reward, gamma):
    def rest(t):
        if t == len(reward):
            return []
        later = rest(t + 1)
        return [reward[t] + (gamma * later[0] if later else 0.0), *later]

    return np.array(rest(0))


def q_bias(predicted, reward, gamma, n_cut):
    difference = predicted - discounted_returns(reward, gamma)
    return float(difference[: len(difference) - n_cut].mean())
