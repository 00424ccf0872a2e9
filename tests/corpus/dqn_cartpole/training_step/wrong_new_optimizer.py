# An optimizer of its own in place of the one that is handed in.
# says: The step is one of the optimizer that is handed in, not of one of your own.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    optimizer = torch.optim.Adam(q_network.parameters(), lr=1e-3)
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
