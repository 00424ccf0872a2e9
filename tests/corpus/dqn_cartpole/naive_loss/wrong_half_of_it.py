# A factor of one half.
# says: The squared error is wanted as it is, without a factor of one half.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return 0.5 * (q_network(obs)[action] - target) ** 2
