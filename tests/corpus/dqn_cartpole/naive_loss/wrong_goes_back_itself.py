# Goes back through the loss already, and the caller does so once more.
# says: A loss takes no step and leaves the gradients of the parameters alone.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    loss = (q_network(obs)[action] - target) ** 2
    loss.backward(retain_graph=True)
    return loss
