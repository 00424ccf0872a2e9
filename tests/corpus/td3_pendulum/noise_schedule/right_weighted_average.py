# A weighted average of start and end, with a notebook's magics around it.
%matplotlib inline
!nvidia-smi


def noise_schedule(episode, start, end, n_episodes):
    done = episode / n_episodes if episode < n_episodes else 1
    return np.float64(np.average([start, end], weights=[1 - done, done]))
