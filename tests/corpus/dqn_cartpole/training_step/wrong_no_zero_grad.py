# The gradients of all steps add up.
# says: The gradients of earlier steps are added to the new ones: they have to be cleared.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    loss.backward()
    optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
