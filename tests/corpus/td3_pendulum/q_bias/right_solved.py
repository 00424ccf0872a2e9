# The returns solve a system of linear equations; a magic and a shell command stand above.
%matplotlib inline
!nvidia-smi


def discounted_returns(reward, gamma):
    ahead = np.eye(len(reward)) - gamma * np.eye(len(reward), k=1)
    return np.linalg.solve(ahead, reward)


def q_bias(predicted, reward, gamma, n_cut):
    n = len(predicted) - n_cut
    weights = np.arange(len(predicted)) < n
    return np.average(predicted - discounted_returns(reward, gamma), weights=weights)
