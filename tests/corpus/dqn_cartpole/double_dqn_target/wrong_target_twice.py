# The target of DQN 2015: the maximum over the target network.
# says: Does the target network both select and evaluate, as in DQN 2015? The online network has to select.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = target_network(batch.next_obs).max(dim=1).values
    return batch.reward + gamma * best * ~batch.terminated
