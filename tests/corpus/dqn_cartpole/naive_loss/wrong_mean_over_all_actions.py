# The mean over all actions, taken or not.
# says: Only the value of the action that was taken counts.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return F.mse_loss(q_network(obs), target.expand_as(q_network(obs)))
