# The remainder of a division begins again after n_episodes.
# says: After n_episodes the schedule starts anew; from there on it should stay at end.
def noise_schedule(episode, start, end, n_episodes):
    share = (episode % n_episodes) / n_episodes
    return start + share * (end - start)
