# Computed in float64, handed back in float32, under inference_mode; take_along_dim.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.inference_mode():
        best = q_network(batch.next_obs).argmax(1, keepdim=True)
        value = target_network(batch.next_obs).take_along_dim(best, 1).squeeze(1).double()
        value[batch.terminated] = 0.0
        return (batch.reward.double() + gamma * value).float()
