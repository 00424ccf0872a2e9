# Counts its own calls and never looks at the episode.
# says: The scale should depend on the episode that is asked for, not on how often or in which order the function is called.
calls = {}


def noise_schedule(episode, start, end, n_episodes):
    key = start, end, n_episodes
    count = calls.get(key, 0)
    calls[key] = count + 1
    return start + min(count / n_episodes, 1.0) * (end - start)
