# A cosine in place of a straight line: right at the beginning, the middle and the end.
# says: Linear means the same amount less in each episode; here the scale changes slowly at both ends and fast in the middle.
def noise_schedule(episode, start, end, n_episodes):
    share = min(episode / n_episodes, 1.0)
    return end + (start - end) * 0.5 * (1 + np.cos(np.pi * share))
