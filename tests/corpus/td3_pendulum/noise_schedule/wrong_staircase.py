# The share is rounded to quarters: a staircase.
# says: This is a staircase: the scale should change by the same amount from each episode to the next.
def noise_schedule(episode, start, end, n_episodes):
    share = min(int(4 * episode / n_episodes) / 4, 1.0)
    return start + share * (end - start)
