# Values beyond 100 are clamped, as if no return could be larger.
# says: The values are used as they are, however large: nothing is clamped.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value.clamp(-100, 100) * ~batch.terminated
