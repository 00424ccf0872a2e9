# The next value is that of the action taken before.
# says: The target takes the best next action, not the one that was taken before.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs)[action] * (not terminated)
    return (q_network(obs)[action] - target) ** 2
