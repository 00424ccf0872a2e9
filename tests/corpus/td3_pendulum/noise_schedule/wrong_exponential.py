# A geometric decay from start to end, as for a learning rate.
# says: Linear means the same amount less in each episode, not the same factor.
def noise_schedule(episode, start, end, n_episodes):
    decay = (end / start) ** (1 / n_episodes)
    return max(start * decay**episode, end)
