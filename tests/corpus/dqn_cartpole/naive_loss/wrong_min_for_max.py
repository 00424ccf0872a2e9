# The worst next action.
# says: not the smallest
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).min() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
