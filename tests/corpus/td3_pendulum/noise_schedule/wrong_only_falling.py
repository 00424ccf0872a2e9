# A floor at end works for a noise that falls, and for no other.
# says: This only works for a scale that falls: end may also be above start. What has a limit is the share of the way, not the scale.
def noise_schedule(episode, start, end, n_episodes):
    slope = (end - start) / n_episodes
    return max(end, start + slope * episode)
