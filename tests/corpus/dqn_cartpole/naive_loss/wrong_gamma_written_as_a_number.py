# A discount of its own.
# says: Is gamma used, or a number in its place?
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + 0.99 * q_network(next_obs).max() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
