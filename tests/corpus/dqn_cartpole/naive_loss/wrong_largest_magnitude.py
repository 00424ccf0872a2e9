# The value farthest from 0 in place of the largest.
# says: The target takes the largest value, not the one farthest from 0.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * max(q_network(next_obs), key=abs) * (not terminated)
    return (q_network(obs)[action] - target) ** 2
