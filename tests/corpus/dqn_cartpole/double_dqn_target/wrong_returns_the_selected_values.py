# The values alone, without reward and discount.
# says: This is the value of the selected action alone: it is discounted and added to the reward.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return value * ~batch.terminated
