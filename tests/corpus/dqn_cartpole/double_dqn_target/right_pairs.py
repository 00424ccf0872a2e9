# Pairs of row and action as indices, masked_fill for the terminal rows, torch.add with alpha.
def double_dqn_target(q_network, target_network, batch, gamma):
    n = batch.reward.shape[0]
    with torch.no_grad():
        chosen = torch.max(q_network(batch.next_obs), dim=-1).indices
        worth = target_network(batch.next_obs)[range(n), chosen]
        worth = worth.masked_fill(batch.terminated, 0.0)
        return torch.add(batch.reward, worth, alpha=gamma)
