# The share of the way is cut to whole percents, so it is a staircase where n_episodes does not divide 100.
# says: The share of the way is rounded: the scale goes down in stairs and not along a line.
def noise_schedule(episode, start, end, n_episodes):
    """The scale of the exploration noise in an episode."""
    percent = min(100 * episode // n_episodes, 100)
    return float(start + percent / 100 * (end - start))
