# A terminal next observation is replaced by zeros in place of masking its value: wrong with biases.
# says: A terminal next observation is set to zero, but the network has a value for that as well: it is the value that must not count.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        future = q_network(next_obs * (0.0 if terminated else 1.0)).max()
    target = reward + gamma * future
    return (q_network(obs)[action] - target) ** 2
