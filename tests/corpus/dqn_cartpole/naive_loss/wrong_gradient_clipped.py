# The loss is right, but its gradient is cut to [-1, 1].
# says: The gradient goes back as it is: nothing is cut or scaled on the way.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    value = q_network(obs)[action]
    value.register_hook(lambda gradient: gradient.clamp(-0.1, 0.1))
    return (value - target) ** 2
