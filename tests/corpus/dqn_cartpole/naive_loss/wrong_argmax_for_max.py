# The number of the best action in place of its value.
# says: The target takes the value of the best next action, not the number of that action.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).argmax() * (not terminated)
    return (q_network(obs)[action] - target) ** 2
