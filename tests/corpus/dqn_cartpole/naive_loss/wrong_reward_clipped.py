# The reward is clipped to [-1, 1], as for Atari.
# says: The reward counts as it is, without being cut to [-1, 1].
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = max(-1.0, min(1.0, reward)) + gamma * q_network(next_obs).max() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
