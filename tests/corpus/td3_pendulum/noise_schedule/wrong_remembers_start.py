# Results are kept under episode, end and length.
# says: Results are kept between calls under a name that does not hold all arguments: another schedule gets the first one's scales.
def noise_schedule(episode, start, end, n_episodes, known={}):
    key = (episode, end, n_episodes)
    if key not in known:
        known[key] = start + min(episode / n_episodes, 1.0) * (end - start)
    return known[key]
