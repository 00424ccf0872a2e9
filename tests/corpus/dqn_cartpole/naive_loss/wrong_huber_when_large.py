# Twice the Huber loss: the square for errors up to 1, but linear beyond.
# says: The error is squared, however large it is: here it counts linearly beyond 1.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return 2 * F.huber_loss(q_network(obs)[action], target)
