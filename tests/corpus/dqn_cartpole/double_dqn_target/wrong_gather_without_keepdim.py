# The index of gather has one dimension, the values have two.
# says: gather wants an index with as many dimensions as the values: the selected actions have to be (batch, 1).
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1)
        value = target_network(batch.next_obs).gather(1, best)
    return batch.reward + gamma * value * ~batch.terminated
