# The gradient is cleared before it is used.
# says: q_network did not move: are the gradients worked out before the step, and is nothing cleared between the two?
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
