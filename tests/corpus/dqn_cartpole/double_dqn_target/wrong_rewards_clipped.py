# The rewards are clipped to [-1, 1], as for Atari games.
# says: The rewards are used as they are: nothing is clipped.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward.clamp(-1, 1) + gamma * value * ~batch.terminated
