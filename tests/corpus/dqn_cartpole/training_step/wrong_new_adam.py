# Makes a new Adam with the same learning rate at every step, whose first step is the same, and never uses the one it is handed.
# says: The step is one of the optimizer that is handed in, not of one of your own.
def training_step(
    buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta
):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)

    adam = torch.optim.Adam(q_network.parameters(), lr=optimizer.param_groups[0]["lr"])
    adam.zero_grad()
    loss.backward()
    adam.step()

    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
