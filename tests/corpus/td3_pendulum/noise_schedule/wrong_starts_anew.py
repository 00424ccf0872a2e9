# The remainder of a division begins again after n_episodes.
# says: and does not start anew
def noise_schedule(episode, start, end, n_episodes):
    share = (episode % n_episodes) / n_episodes
    return start + share * (end - start)
