# A table of n_episodes values reaches end one episode too early.
# says: It is at end in episode n_episodes, and here one episode earlier: count the steps between episode 0 and n_episodes.
def noise_schedule(episode, start, end, n_episodes):
    table = np.linspace(start, end, n_episodes) if n_episodes > 1 else [end]
    return float(table[min(episode, n_episodes - 1)])
