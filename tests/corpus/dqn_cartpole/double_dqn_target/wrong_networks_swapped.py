# The target network selects and the online network evaluates.
# says: Are the two networks swapped? The online network selects the action, the target network evaluates it.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = target_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = q_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
