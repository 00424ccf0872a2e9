# Trains the largest value, whatever was done.
# says: The value is that of the action that was taken, not the largest.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return (q_network(obs).max() - target) ** 2
