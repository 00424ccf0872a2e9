# The target is no constant.
# says: The gradient flows through the target as well, but the target is a constant (semi-gradient).
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
