# A small class with a list of all scales made by linspace, and an index that stops at the last.
class _Line:
    def __init__(self, first, last, length):
        self.points = np.linspace(first, last, length + 1, dtype=np.float64).tolist()

    def at(self, n):
        return self.points[n if n < len(self.points) else -1]


def noise_schedule(episode, start, end, n_episodes):
    """The scale of the exploration noise in an episode."""
    return _Line(start, end, n_episodes).at(episode)
