# Looks at obs in place of next_obs.
# says: The target looks at the next observation, not at the present one.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(obs).max() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
