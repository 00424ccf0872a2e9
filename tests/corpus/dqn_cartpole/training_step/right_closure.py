# The optimizer calls a closure and hands the loss back.
def training_step(buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta):
    batch, places, weights = buffer.sample(batch_size, beta)
    target = target_rule(q_network, target_network, batch, gamma)
    errors = []

    def closure():
        optimizer.zero_grad()
        loss, td_errors = weighted_loss(q_network, batch, target, weights)
        loss.backward()
        errors.extend(td_errors.tolist())
        return loss

    loss = optimizer.step(closure)
    buffer.update_priorities(places, np.array(errors))
    return loss.item()
