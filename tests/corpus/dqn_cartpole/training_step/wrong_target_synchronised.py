# The target network is copied in every step.
# says: The target network was changed: only q_network learns here.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    target_network.load_state_dict(q_network.state_dict())
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
