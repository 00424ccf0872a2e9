# The future counts after the end as well.
# says: After a terminal step nothing more may count: terminated is ignored.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max()
    return (q_network(obs)[action] - target) ** 2
