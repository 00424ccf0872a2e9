# The difference is taken the wrong way round.
# says: The sign of end - start is the wrong way round.
def noise_schedule(episode, start, end, n_episodes):
    share = min(episode / n_episodes, 1.0)
    return start + share * (start - end)
