# The return statement is missing.
# says: Is a return statement missing?
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    loss = (q_network(obs)[action] - target) ** 2
