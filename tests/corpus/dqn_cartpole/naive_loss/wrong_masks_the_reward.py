# The last reward is lost.
# says: The reward of the terminal step itself still counts.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = (reward + gamma * q_network(next_obs).max()) * (not terminated)
    return (q_network(obs)[action] - target) ** 2
