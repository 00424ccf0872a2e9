# The columns are picked for every row: (batch, batch) values.
# says: Are (batch,) and (batch, 1) mixed? There is one value for each transition, and together with the rewards they have to give (batch,), not (batch, batch).
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1)
        value = target_network(batch.next_obs)[:, best]
    return batch.reward + gamma * value * ~batch.terminated
