# The optimizer's step calls a closure that clears, computes and differentiates the loss.
def training_step(
    buffer, q_network, target_network, target_rule, optimizer, batch_size, gamma, beta
):
    batch, places, weights = buffer.sample(batch_size, beta)
    y = target_rule(q_network, target_network, batch, gamma)
    kept = {}

    def closure():
        optimizer.zero_grad()
        loss, errors = weighted_loss(q_network, batch, y, weights)
        loss.backward()
        kept["loss"], kept["errors"] = loss.item(), errors
        return loss

    optimizer.step(closure)
    buffer.update_priorities(places, kept["errors"].numpy())
    return kept["loss"]
