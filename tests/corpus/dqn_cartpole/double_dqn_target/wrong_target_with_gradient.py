# Nothing stops the gradient into the target network.
# says: The target carries a gradient into the target network: it is a constant.
def double_dqn_target(q_network, target_network, batch, gamma):
    best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
    value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
