# Leaves the online network in training mode and the target network in eval mode, whatever they were in.
# says: Both networks keep the mode that they were in: switching it here changes them for the caller.
def double_dqn_target(q_network, target_network, batch, gamma):
    q_network.eval()
    target_network.eval()
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    q_network.train()
    return batch.reward + gamma * value * ~batch.terminated
