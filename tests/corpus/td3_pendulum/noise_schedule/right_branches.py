# Two cases, and a weighted mean.
def noise_schedule(episode, start, end, n_episodes):
    if episode >= n_episodes:
        return end
    left = n_episodes - episode
    return (left * start + episode * end) / n_episodes
