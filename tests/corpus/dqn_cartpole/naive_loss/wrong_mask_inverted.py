# The future counts only after the end.
# says: The mask is the wrong way round: where terminated is False the future counts.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * terminated
    return (q_network(obs)[action] - target) ** 2
