# Calls a method of tensors on a bool.
# says: terminated is a plain bool here, not a tensor.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (1 - terminated.float())
    return (q_network(obs)[action] - target) ** 2
