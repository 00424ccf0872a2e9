# The action that was taken, in place of one that is selected.
# says: These are the values of the actions in the batch: the online network has to select one at next_obs.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        value = target_network(batch.next_obs).gather(1, batch.action[:, None]).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
