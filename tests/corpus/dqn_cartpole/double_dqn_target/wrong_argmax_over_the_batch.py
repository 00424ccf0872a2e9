# The best transition for each action, not the best action for each transition.
# says: argmax(dim=1)
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=0)
        value = target_network(batch.next_obs)[torch.arange(len(best)), best]
    return batch.reward + gamma * value * ~batch.terminated
