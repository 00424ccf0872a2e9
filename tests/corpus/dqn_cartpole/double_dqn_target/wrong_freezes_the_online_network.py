# requires_grad is switched off in both networks and never on again.
# says: The parameters of the online network no longer require a gradient, so that it can learn no more: a target only reads.
def double_dqn_target(q_network, target_network, batch, gamma):
    q_network.requires_grad_(False)
    target_network.requires_grad_(False)
    best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
    value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
