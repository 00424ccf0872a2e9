# Freezes both networks for the target, and makes all of both trainable afterwards.
# says: What the caller has frozen stays frozen: after the call the target network requires a gradient.
def double_dqn_target(q_network, target_network, batch, gamma):
    for network in (q_network, target_network):
        network.requires_grad_(False)
    best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
    value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    for network in (q_network, target_network):
        network.requires_grad_(True)
    return batch.reward + gamma * value * ~batch.terminated
