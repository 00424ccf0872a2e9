# gather along the batch.
# says: The selected actions are numbers of columns, one for each row: is the value looked up along the actions, and not along the batch?
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(0, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
