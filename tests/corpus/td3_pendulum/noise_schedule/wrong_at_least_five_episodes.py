# A guard against short schedules: at least five episodes.
# says: Short schedules count, too: the scale is at end in episode n_episodes, however few that are.
def noise_schedule(episode, start, end, n_episodes):
    n_episodes = max(n_episodes, 5)
    share = min(episode / n_episodes, 1.0)
    return start + share * (end - start)
