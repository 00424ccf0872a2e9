# The scale is limited by whichever of start and end is the smaller and the larger.
def noise_schedule(episode, start, end, n_episodes):
    scale = start - episode * (start - end) / n_episodes
    return np.clip(scale, min(start, end), max(start, end))
