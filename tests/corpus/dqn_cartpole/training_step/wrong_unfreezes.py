# Freezes the target network for the target, and makes it trainable afterwards.
# says: What the caller has frozen stays frozen: after the call the target network requires a gradient.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target_network.requires_grad_(False)
    target = target_rule(q_network, target_network, batch, gamma)
    target_network.requires_grad_(True)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
