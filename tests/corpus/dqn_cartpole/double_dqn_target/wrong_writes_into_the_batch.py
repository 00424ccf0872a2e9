# The rewards of the batch become the targets.
# says: The rewards of the batch were changed in place: the caller still needs them.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
        target = batch.reward
        target += gamma * value * ~batch.terminated
    return target
