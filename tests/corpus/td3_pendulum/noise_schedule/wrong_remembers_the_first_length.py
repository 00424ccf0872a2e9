# The length of the first schedule is kept for all.
# says: Results are kept between calls under a name that does not hold all arguments: another schedule gets the first one's scales.
lengths = {}


def noise_schedule(episode, start, end, n_episodes):
    length = lengths.setdefault((start, end), n_episodes)
    return start + min(episode / length, 1.0) * (end - start)
