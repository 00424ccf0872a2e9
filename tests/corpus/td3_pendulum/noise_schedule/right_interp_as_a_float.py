# Np.interp, which is constant beyond its last point, made a float.
def noise_schedule(episode: int, start: float, end: float, n_episodes: int) -> float:
    """The scale of the exploration noise in an episode."""
    return float(np.interp(episode, (0, n_episodes), (start, end)))
