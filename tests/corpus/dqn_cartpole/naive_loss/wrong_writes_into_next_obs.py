# A terminal observation is overwritten.
# says: The next obs changed; the caller still needs it as it was.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    if terminated:
        next_obs *= 0.0
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
