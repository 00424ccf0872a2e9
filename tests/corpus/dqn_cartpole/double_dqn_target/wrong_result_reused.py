# Every target of a batch of one size is written into the same tensor.
# says: The result of an earlier call is overwritten by the next one: each call returns what is its own.
_targets = {}


def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    y = _targets.setdefault(len(value), torch.zeros(len(value)))
    y.copy_(batch.reward + gamma * value * ~batch.terminated)
    return y
