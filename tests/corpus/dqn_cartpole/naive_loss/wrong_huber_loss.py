# The Huber loss.
# says: The squared error is wanted, not the Huber loss.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return F.smooth_l1_loss(q_network(obs)[action], target)
