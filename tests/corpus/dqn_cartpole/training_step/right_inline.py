# The loss written out here, without weighted_loss; TD errors as value minus target.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    q_network.train()
    with torch.no_grad():
        target = target_rule(q_network, target_network, batch, gamma)
    value = q_network(batch.obs)[torch.arange(batch_size), batch.action]
    td_errors = value - target
    loss = torch.mean(weights * td_errors**2)
    q_network.zero_grad()
    loss.backward()
    optimizer.step()
    buffer.update_priorities(places, td_errors.detach().numpy())
    return loss.detach().numpy().item()
