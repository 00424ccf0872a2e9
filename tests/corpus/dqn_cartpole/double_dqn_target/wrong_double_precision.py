# The target is float64.
# says: The target is float32, as the rewards and the values are.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1).double()
    return batch.reward + gamma * value * ~batch.terminated
