# gamma 0 is falsy and becomes 0.99.
# says: gamma may be 0, a number like any other that Python takes for false.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    discount = gamma or 0.99
    with torch.no_grad():
        next_value = 0.0 if terminated else q_network(next_obs).max()
        target = reward + discount * next_value
    return (q_network(obs)[action] - target) ** 2
