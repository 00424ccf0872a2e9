# The best transition for each action, not the best action for each transition.
# says: Each transition has a best action of its own: is the argmax taken over the actions, and not over the batch as well?
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=0)
        value = target_network(batch.next_obs)[torch.arange(len(best)), best]
    return batch.reward + gamma * value * ~batch.terminated
