# The network is frozen after the step, so that nothing else can change it.
# says: q_network is to be trained further: all of its parameters keep asking for a gradient.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, td_errors = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    buffer.update_priorities(places, td_errors.numpy())
    for parameter in list(q_network.parameters())[:1]:
        parameter.requires_grad_(False)
    return loss.item()
