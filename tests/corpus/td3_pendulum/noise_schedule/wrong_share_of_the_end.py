# The share is taken of end, not of the way to it.
# says: The way to go is the difference between end and start; here a share of end alone is taken away.
def noise_schedule(episode, start, end, n_episodes):
    share = min(episode / n_episodes, 1.0)
    return start - share * end
