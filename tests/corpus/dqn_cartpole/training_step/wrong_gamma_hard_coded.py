# gamma is always 0.99.
# says: Is there a number in the place of gamma?
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, 0.99)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
