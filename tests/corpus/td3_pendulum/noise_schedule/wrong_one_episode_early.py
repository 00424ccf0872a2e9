# The end is reached in episode n_episodes - 1.
# says: It is at end in episode n_episodes, and here one episode earlier: count the steps between episode 0 and n_episodes.
def noise_schedule(episode, start, end, n_episodes):
    share = min(episode / (n_episodes - 1), 1.0)
    return start + share * (end - start)
