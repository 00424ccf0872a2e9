# start and end are mixed up: the noise rises.
# says: Are start and end swapped?
def noise_schedule(episode, start, end, n_episodes):
    share = min(episode / n_episodes, 1.0)
    return end + share * (start - end)
