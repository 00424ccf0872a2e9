# The value is held fixed and the target is trained.
# says: The gradient flows through the target alone: it is the target that is a constant, and the value that is trained.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        value = q_network(obs)[action]
    target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return (value - target) ** 2
