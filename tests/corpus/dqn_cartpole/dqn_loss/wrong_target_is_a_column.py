# (batch, 1) and (batch,) make (batch, batch).
# says: (batch,) and (batch, 1) are mixed, and together they make (batch, batch).
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1, keepdim=True)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
