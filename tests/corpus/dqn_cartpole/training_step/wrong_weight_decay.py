# The weights shrink a little before each step.
# says: Nothing but the optimizer changes q_network, and it once.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    with torch.no_grad():
        for parameter in q_network.parameters():
            parameter.mul_(0.999)
    optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    return loss.item()
