# Nothing stops it in episode n_episodes: it falls below end, and then below 0.
# says: After n_episodes the scale goes on past end; from there on it should stay at end.
def noise_schedule(episode, start, end, n_episodes):
    return start + (end - start) * episode / n_episodes
