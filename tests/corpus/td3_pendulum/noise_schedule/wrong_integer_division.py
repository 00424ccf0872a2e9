# // is 0 until the last episode.
# says: The scale stays at start and then jumps to end: there is no way in between. Look at how the share of the way is worked out.
def noise_schedule(episode, start, end, n_episodes):
    share = min(episode // n_episodes, 1)
    return start + share * (end - start)
