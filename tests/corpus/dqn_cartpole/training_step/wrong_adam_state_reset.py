# optimizer.state is cleared at each step.
# says: The optimizer keeps what it remembers from step to step: nothing of it is cleared.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.state.clear()

    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
