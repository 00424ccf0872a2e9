# The number of the best action is taken for its value.
# says: argmax gives the number of the best action, not its value: look the value up in the target network.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1)
    return batch.reward + gamma * best * ~batch.terminated
