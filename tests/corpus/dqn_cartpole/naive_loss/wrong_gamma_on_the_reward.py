# The reward is discounted as well.
# says: The reward itself is not discounted.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = gamma * (reward + q_network(next_obs).max() * (not terminated))
    return (q_network(obs)[action] - target) ** 2
