# A floor at end works for a noise that falls, and for no other.
# says: Limit the share of the way, not the scale
def noise_schedule(episode, start, end, n_episodes):
    slope = (end - start) / n_episodes
    return max(end, start + slope * episode)
