# 1 - terminated, which PyTorch refuses for a bool.
# says: terminated is a bool tensor, which cannot be subtracted from a number: invert it, or make numbers of it first.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * (1 - batch.terminated)
