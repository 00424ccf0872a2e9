# The fraction of the reward is lost.
# says: The fraction of the reward is lost.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = int(reward) + gamma * q_network(next_obs).max() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
