# The size of the batch is a number of its own.
# says: The buffer is asked for the batch_size and the beta that are handed in.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(64, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
