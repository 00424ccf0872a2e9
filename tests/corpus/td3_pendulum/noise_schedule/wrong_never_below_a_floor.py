# A floor of 0.01 so that there is always some noise.
# says: The scale has a limit of its own, above or below: it runs from start to end, whatever these are.
def noise_schedule(episode, start, end, n_episodes):
    share = min(episode / n_episodes, 1.0)
    return max(start + share * (end - start), 0.01)
