# The future counts after the end as well.
# says: is terminated ignored?
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max()
    return (q_network(obs)[action] - target) ** 2
