# The mean over the next actions.
# says: The target takes the largest value of the next observation, not the mean.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).mean() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
