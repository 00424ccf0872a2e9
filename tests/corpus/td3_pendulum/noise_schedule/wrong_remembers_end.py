# Results are kept in a table whose key lacks end, so a second schedule with the same start and length gets the first one's scales.
# says: Results are kept between calls under a name that does not hold all arguments: another schedule gets the first one's scales.
def noise_schedule(episode, start, end, n_episodes, known={}):
    """The scale of the exploration noise in an episode."""
    key = (episode, start, n_episodes)
    if key not in known:
        share = min(episode / n_episodes, 1.0)
        known[key] = float(start + share * (end - start))
    return known[key]
