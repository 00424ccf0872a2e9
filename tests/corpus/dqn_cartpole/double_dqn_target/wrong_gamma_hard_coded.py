# 0.99 in place of the argument.
# says: Is there a number in the place of gamma?
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + 0.99 * value * ~batch.terminated
