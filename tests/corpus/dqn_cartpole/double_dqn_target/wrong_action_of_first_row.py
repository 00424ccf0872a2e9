# Indexes columns in place of pairs, so that the action of the first row is judged in all rows.
# says: The selected action of each row belongs to that row: here the values are picked by the action of the first row.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1)
        value = target_network(batch.next_obs)[:, best][:, 0]
    return batch.reward + gamma * value * ~batch.terminated
