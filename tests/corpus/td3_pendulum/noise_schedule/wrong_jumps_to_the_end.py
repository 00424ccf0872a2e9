# Two values and no way between them.
# says: The scale stays at start and then jumps to end: there is no way in between. Look at how the share of the way is worked out.
def noise_schedule(episode, start, end, n_episodes):
    return start if episode < n_episodes else end
