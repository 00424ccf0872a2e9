# The selected action as a one-hot mask; the float mask by hand; detach in place of no_grad.
def double_dqn_target(q_network, target_network, batch, gamma):
    online = q_network(batch.next_obs)
    chosen = F.one_hot(online.argmax(-1), num_classes=online.shape[-1])
    value = (target_network(batch.next_obs) * chosen).sum(-1).detach()
    return batch.reward + gamma * (1.0 - batch.terminated.float()) * value
