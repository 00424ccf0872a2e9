# The observations are normalised in place before the networks see them.
# says: The observations are used as they are, and the batch is left unchanged.
def double_dqn_target(q_network, target_network, batch, gamma):
    batch.next_obs.sub_(batch.next_obs.mean(0))
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
