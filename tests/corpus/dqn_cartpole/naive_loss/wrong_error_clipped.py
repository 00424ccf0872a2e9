# The error is clipped to [-1, 1], as in the paper of 2015.
# says: The error is squared as it is, without being cut to [-1, 1].
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return (q_network(obs)[action] - target).clamp(-1.0, 1.0) ** 2
