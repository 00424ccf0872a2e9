# The values of the target network are computed once for each size of batch.
# says: Something is kept from an earlier call: every batch is evaluated anew.
seen = {}


def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        if best.shape not in seen:
            seen[best.shape] = target_network(batch.next_obs)
        value = seen[best.shape].gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
