# Every action gets the target of the one that was taken.
# says: The loss is one number: only the value of the action that was taken counts.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    return (q_network(obs) - target) ** 2
