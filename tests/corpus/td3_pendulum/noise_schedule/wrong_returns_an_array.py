# An array without dimensions in place of a number.
# says: A float is asked for, a plain number; this is a tensor or an array.
def noise_schedule(episode, start, end, n_episodes):
    return np.asarray(np.interp(episode, [0, n_episodes], [start, end]))
