# The online network selects and evaluates.
# says: Does the online network both select and evaluate? The target network has to evaluate.
def double_dqn_target(q_network, target_network, batch, gamma):
    with torch.no_grad():
        values = q_network(batch.next_obs)
        best = values.argmax(dim=1, keepdim=True)
    return batch.reward + gamma * values.gather(1, best).squeeze(1) * ~batch.terminated
