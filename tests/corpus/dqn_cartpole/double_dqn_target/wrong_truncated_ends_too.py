# The clock is taken for an end.
# says: A batch has no truncated: after the clock has run out the value of the next state still counts.
def double_dqn_target(q_network, target_network, batch, gamma):
    done = batch.terminated | batch.truncated
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~done
