# The optimizer steps twice.
# says: It is one step of the optimizer for each batch.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    for _ in range(2):
        optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
