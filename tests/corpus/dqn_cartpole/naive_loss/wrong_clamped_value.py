# Takes negative values of the next state for 0.
# says: A value may be negative: nothing is cut off at 0.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max().clamp(min=0) * (not terminated)
    return (q_network(obs)[action] - target) ** 2
