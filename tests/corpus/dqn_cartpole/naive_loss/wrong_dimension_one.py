# Takes the single transition for a batch.
# says: There is a single transition and no batch: the values are of shape (n_actions,).
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max(dim=1).values * (not terminated)
    return (q_network(obs)[action] - target) ** 2
