# obs and next_obs stand in each other's place.
# says: obs and next_obs are mixed up.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(obs).max() * (not terminated)
    return (q_network(next_obs)[action] - target) ** 2
