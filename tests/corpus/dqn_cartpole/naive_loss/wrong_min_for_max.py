# The worst next action.
# says: The target takes the largest value of the next observation, not the smallest.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).min() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
