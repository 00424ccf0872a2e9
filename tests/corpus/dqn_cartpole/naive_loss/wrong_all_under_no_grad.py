# Nothing can be differentiated.
# says: No gradient reaches the network: something is detached, or stands under no_grad.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
        return (q_network(obs)[action] - target) ** 2
