# torch.where for the mask, and indexing with a range in place of gather.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1)
        rows = torch.arange(len(best))
        value = target_network(batch.next_obs)[rows, best]
    return torch.where(batch.terminated, batch.reward, batch.reward + gamma * value)
