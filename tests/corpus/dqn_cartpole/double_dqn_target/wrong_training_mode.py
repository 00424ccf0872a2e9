# Selects and evaluates in evaluation mode and switches both networks to training mode afterwards.
# says: The mode of the networks is the caller's: they were in evaluation mode, and are in training mode now.
def double_dqn_target(q_network, target_network, batch, gamma):
    q_network.eval()
    target_network.eval()
    with torch.no_grad():
        best = q_network(batch.next_obs).argmax(dim=1, keepdim=True)
        value = target_network(batch.next_obs).gather(1, best).squeeze(1)
    q_network.train()
    target_network.train()
    return batch.reward + gamma * value * ~batch.terminated
