# Stops one episode before the end and then stays there.
# says: After n_episodes the scale is end itself, and stays there; here the way stops one episode short of it.
def noise_schedule(episode, start, end, n_episodes):
    episode = min(episode, n_episodes - 1)
    return start + episode / n_episodes * (end - start)
