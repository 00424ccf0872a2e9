# end is only a floor on the way from start to 0.
# says: The way to go is end - start, not all of start: here the scale falls towards 0 and end is only a floor.
def noise_schedule(episode, start, end, n_episodes):
    return max(end, start * (1 - episode / n_episodes))
