# The difference is taken the wrong way round.
# says: The difference between start and end has the wrong sign: the scale moves away from end.
def noise_schedule(episode, start, end, n_episodes):
    share = min(episode / n_episodes, 1.0)
    return start + share * (start - end)
