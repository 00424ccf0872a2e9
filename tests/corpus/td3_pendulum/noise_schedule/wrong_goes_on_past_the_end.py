# Nothing stops it in episode n_episodes: it falls below end, and then below 0.
# says: After n_episodes it goes on below end
def noise_schedule(episode, start, end, n_episodes):
    return start + (end - start) * episode / n_episodes
