# Switches the gradient on in the observation so that the loss can be differentiated.
# says: The observation requires a gradient now: the loss is differentiated in the parameters, and its inputs stay as they are.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    obs.requires_grad_(True)
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    value = q_network(obs)[action]
    return (value - target) ** 2
