# Takes a step of gradient descent itself.
# says: The network changed; the caller still needs it as it was.
def naive_loss(q_network, obs, action, reward, next_obs, terminated, gamma):
    with torch.no_grad():
        target = reward + gamma * q_network(next_obs).max() * (not terminated)
    loss = (q_network(obs)[action] - target) ** 2
    optimizer = torch.optim.SGD(q_network.parameters(), lr=1e-3)
    optimizer.zero_grad()
    loss.backward(retain_graph=True)
    optimizer.step()
    optimizer.zero_grad()
    return loss
