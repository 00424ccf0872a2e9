# Switches the network to evaluation mode.
# says: The network changed; the caller still needs it as it was.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    q_network.eval()
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
