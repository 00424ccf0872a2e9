# A discount of its own.
# says: The discount is the gamma that is handed over, not a number of its own.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + 0.99 * q_network(next_obs).max() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
