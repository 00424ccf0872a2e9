# Computes the scale and keeps it.
# says: Is a return statement missing?
def noise_schedule(episode, start, end, n_episodes):
    share = min(episode / n_episodes, 1.0)
    scale = start + share * (end - start)
