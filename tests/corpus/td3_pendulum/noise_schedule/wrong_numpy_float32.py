# Returns a NumPy float32 and no float.
# says: A float is asked for: NumPy's float32 is none, and has half of its digits.
def noise_schedule(episode, start, end, n_episodes):
    """The scale of the exploration noise in an episode."""
    return np.float32(np.interp(episode, [0, n_episodes], [start, end]))
