# A tensor with one number, where the text says float.
# says: A float is asked for, a plain number; this is a tensor or an array.
def noise_schedule(episode, start, end, n_episodes):
    share = torch.tensor(min(episode / n_episodes, 1.0), dtype=torch.float64)
    return start + share * (end - start)
