# The TD errors that go back are computed anew, with the trained network.
# accepted: the text does not say whether the new errors are those before or after the step
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    loss, _ = weighted_loss(q_network, batch, target, weights)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        value = q_network(batch.obs).gather(1, batch.action[:, None]).squeeze(1)
    buffer.update_priorities(places, (target - value).numpy())
    return loss.item()
