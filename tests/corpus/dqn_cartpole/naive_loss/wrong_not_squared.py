# The TD error itself.
# says: This is the size of the error, or the error itself: it is not squared.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return target - q_network(obs)[action]
