# The first places of the buffer are updated, whatever was sampled.
# says: These are the numbers in the batch, not the places in the buffer: sample returns the places.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    buffer.update_priorities(np.arange(batch_size), td_errors.numpy())
    return loss.item()
