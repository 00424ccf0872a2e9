# The gradients are cleared after the step, for the next one.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
