# A table of all values, looked up.
def noise_schedule(episode, start, end, n_episodes):
    table = np.linspace(start, end, n_episodes + 1)
    return float(table[min(episode, n_episodes)])
