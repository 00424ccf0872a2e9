# Two values and no way between them.
# says: where is the way in between?
def noise_schedule(episode, start, end, n_episodes):
    return start if episode < n_episodes else end
