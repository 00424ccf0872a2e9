# Clears the gradients, which belong to the optimizer's step.
# says: A loss takes no step and leaves the gradients of the parameters alone.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    q_network.zero_grad()
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
