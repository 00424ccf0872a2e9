# NumPy's interpolation, which is constant beyond its last point.
def noise_schedule(episode, start, end, n_episodes):
    return np.interp(episode, [0, n_episodes], [start, end])
