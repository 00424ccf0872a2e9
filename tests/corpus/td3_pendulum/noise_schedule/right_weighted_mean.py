# A weighted mean of start and end, with an early return and a print.
def noise_schedule(episode, start, end, n_episodes, verbose=False):
    """The scale of the exploration noise in an episode."""
    if episode >= n_episodes:
        return float(end)
    left = n_episodes - episode
    scale = (left * start + episode * end) / n_episodes
    if verbose:
        print("scale", scale)
    return float(scale)
