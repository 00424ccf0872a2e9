# Rounds the scale to two digits, 'for nicer plots': 1.435 becomes 1.44.
# says: The scale is rounded: it is a float of any number of digits, which falls by the same amount in each episode.
def noise_schedule(episode, start, end, n_episodes):
    frac = min(1.0, episode / n_episodes)
    return round((1 - frac) * start + frac * end, 2)
