# A plain mean squared error, although the buffer gives weights.
# says: Are the weights of the buffer used? This is the plain mean squared error.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    loss = F.mse_loss(value, target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    buffer.update_priorities(places, (target - value).detach().numpy())
    return loss.item()
