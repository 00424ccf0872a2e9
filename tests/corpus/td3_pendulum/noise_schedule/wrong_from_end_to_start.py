# start and end are mixed up: the noise rises.
# says: start and end are swapped: episode 0 has the scale start.
def noise_schedule(episode, start, end, n_episodes):
    share = min(episode / n_episodes, 1.0)
    return end + share * (start - end)
