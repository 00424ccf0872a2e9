# A float is cut off from the network.
# says: A plain number is cut off from the network; wanted is a tensor, which can be differentiated.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return ((q_network(obs)[action] - target) ** 2).item()
