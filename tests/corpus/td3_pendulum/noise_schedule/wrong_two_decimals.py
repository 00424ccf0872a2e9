# The scale is rounded to two decimals.
# says: The scale is rounded: it is linear, with all of its digits.
def noise_schedule(episode, start, end, n_episodes):
    """The scale of the exploration noise in an episode."""
    progress = min(episode / n_episodes, 1.0)
    return round(float(start + progress * (end - start)), 2)
