# // is 0 until the last episode.
# says: where is the way in between?
def noise_schedule(episode, start, end, n_episodes):
    share = min(episode // n_episodes, 1)
    return start + share * (end - start)
